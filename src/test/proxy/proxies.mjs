import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const CONFIGURATIONS = fileURLToPath(new URL("../../../proxy-config/", import.meta.url));
const SHIPPED_NODE = "127.0.0.1:8080";
const SHIPPED_BIND = "127.0.0.1:8000";
const TRIES = 3;

/** A proxy of this machine that runs with the configuration that is shipped: its `port`, and `stop()`. */
async function running(command, args, port, environment = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  const gone = once(child, "exit");
  await answers(port, () => child.exitCode === null);
  const stop = async (signal = "SIGTERM") => {
    child.kill(signal);
    await gone;
  };
  return { port, stop };
}

/** Another program may take a port between its choice and its use: then the next is tried. */
async function onFreePort(start) {
  for (let tries = 1; ; tries++) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** HAProxy in front of a node; `environment` holds the variables that its configuration reads. */
export function haproxy(node, environment = {}, port = undefined) {
  const on = (own) => {
    const variables = { PROXY_BIND: `127.0.0.1:${own}`, PROXY_NODE: `127.0.0.1:${node}`, ...environment };
    return running("/usr/sbin/haproxy", ["-db", "-q", "-f", join(CONFIGURATIONS, "haproxy.cfg")], own, variables);
  };
  return port ? on(port) : onFreePort(on);
}

/** nginx in front of a node; the addresses in its file are replaced. */
export function nginx(node) {
  return onFreePort((port) => nginxOn(port, node));
}

function nginxOn(port, node) {
  const directory = mkdtempSync(join(tmpdir(), "jackfield-nginx-"));
  const shipped = readFileSync(join(CONFIGURATIONS, "nginx.conf"), "utf8");
  const server = shipped.replaceAll(SHIPPED_NODE, `127.0.0.1:${node}`).replaceAll(SHIPPED_BIND, `127.0.0.1:${port}`);
  const main = `daemon off; master_process off; pid ${directory}/pid; error_log stderr warn;
    events {} http { access_log off; client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
    fastcgi_temp_path ${directory}/fastcgi; uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
    ${server} }`;
  writeFileSync(join(directory, "nginx.conf"), main);
  return running("/usr/sbin/nginx", ["-e", "stderr", "-p", directory, "-c", join(directory, "nginx.conf")], port);
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answers(port, isAlive) {
  for (let tries = 0; tries < 100 && isAlive(); tries++) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
    socket.destroy();
    if (isOpen) return;
    await pause(50);
  }
  throw new Error(`Nothing listens on port ${port}`);
}
