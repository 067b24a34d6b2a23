import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { within } from "./within.mjs";

const BASE = join(import.meta.dirname, "../../..");
const START_MILLIS = 180_000;

/** The command that serves the WAR, by the name in SERVER. */
const COMMANDS = {
  payara: (port, settings) => [join(BASE, "src/test/servers/serve"), ["payara", port, ...settings]],
  wildfly: (port, settings) => [join(BASE, "src/test/servers/serve"), ["wildfly", port, ...settings]],
  // Settings reach the JVM that Maven starts by its environment.
  maven: (port) => ["mvn", ["-B", "-o", "payara-micro:start", `-Drun.port=${port}`]],
};

/** A server of its own, until it is told to stop. */
export class Server {
  #process;
  #over;
  log = "";

  /** Starts what SERVER names and waits until it is ready. */
  static async start(settings) {
    const name = process.env.SERVER;
    if (!COMMANDS[name]) throw new Error(`Set SERVER to one of ${Object.keys(COMMANDS).join(", ")}.`);
    const server = new Server(name, await freePort(), settings);
    await server.#ready();
    return server;
  }

  constructor(name, port, settings) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    const options = Object.entries(settings).map(([key, value]) => `-D${key}=${value}`);
    const [command, words] = COMMANDS[name](`${port}`, options);
    const env = { ...process.env, JDK_JAVA_OPTIONS: name === "maven" ? options.join(" ") : "" };
    this.#process = spawn(command, words, { cwd: BASE, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.log += text));
    }
    this.#over = new Promise((resolve) => this.#process.on("exit", (code, signal) => resolve(signal ?? code)));
  }

  signal(name = "SIGTERM") {
    this.#process.kill(name);
  }

  /** Ends it with all that it started, whatever state it is in. */
  kill() {
    try {
      process.kill(-this.#process.pid, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }

  /** Waits until the process is gone, and gives its exit code or the signal that ended it. */
  stopped() {
    return within(this.#over, () => `the end of the process\n${this.log.slice(-4000)}`);
  }

  async #ready() {
    for (let waited = 0; waited < START_MILLIS; waited += 500) {
      if (this.#process.exitCode !== null) break;
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
      await pause(500);
    }
    this.kill();
    throw new Error(`The server did not start.\n${this.log.slice(-4000)}`);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
