// Deploys the WAR again and again on one running server, and counts what is left of the earlier deployments:
//
//   node src/test/servers/redeploy.mjs payara|wildfly [times]
//
// Needs what `mvn verify` (Payara) or `mvn verify -Pwildfly` leaves in target/, and jcmd. Before each undeployment there are
// sessions: one that is still open, some over, and a circuit breaker that is half open.
//
// A few are kept by others, however often it is done: by an idle worker of WildFly the exchange that it served last, by Payara
// the upgrade of a request that waits to be used again, for half a minute by an idle worker of Tyrus' client its loader, and by
// java.lang.runtime.ObjectMethods of JDK 17 the last record whose toString was linked.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';

const [server, times = '20'] = process.argv.slice(2);
const base = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const servers = path.join(base, 'target/server');
const war = path.join(base, 'target/jackfield.war');
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

// An upstream that accepts whom it likes and drops the others.
let accepting = true;
const upstream = http.createServer();
upstream.on('upgrade', (request, socket) => {
  socket.on('error', () => {});
  if (!accepting) {
    socket.destroy();
    return;
  }
  const key = request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
});

const listen = (what) => new Promise((resolve) => what.listen(0, '127.0.0.1', () => resolve(what.address().port)));

async function freePort() {
  const probe = net.createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** What only soft references hold is left to no one's taste. */
const NO_SOFT_REFERENCES = '-XX:SoftRefLRUPolicyMSPerMB=0';

/** The running one, and what others keep. */
const MOST = 4;

const port = await freePort();
const settings = Object.entries({
  'jackfield.gateway': 'cloudflare',
  'cloudflare.account-id': 'acc',
  'cloudflare.gateway-id': 'gw',
  'cloudflare.api-token': 'canary',
  'cloudflare.base-url': `ws://127.0.0.1:${await listen(upstream)}`,
  'jackfield.access.guest': 'true',
  'jackfield.breaker.window': '1',
  'jackfield.breaker.min-dials': '1',
  'jackfield.breaker.open-time': 'PT0.2S',
}).map(([key, value]) => `-D${key}=${value}`);

/** What the server's jar says of itself, and Java reads with -jar alone. */
function opened(jar) {
  const manifest = execFileSync('unzip', ['-p', jar, 'META-INF/MANIFEST.MF'], { encoding: 'utf8' }).replace(/\r?\n /g, '');
  const opens = /^Add-Opens: (.*)$/m.exec(manifest)?.[1].trim() ?? '';
  const exports = /^Add-Exports: (.*)$/m.exec(manifest)?.[1].trim() ?? '';
  const option = (name) => (place) => [name, `${place}=ALL-UNNAMED`];
  return [
    ...opens.split(' ').filter(Boolean).flatMap(option('--add-opens')),
    ...exports.split(' ').filter(Boolean).flatMap(option('--add-exports')),
  ];
}

function payara() {
  const jar = path.join(servers, 'payara-micro.jar');
  const source = path.join(base, 'src/test/servers/Redeploying.java');
  const child = spawn('java', ['-Xmx512m', NO_SOFT_REFERENCES, ...opened(jar), ...settings, '-cp', jar, source, war, String(port)]);
  let deployed = 0;
  child.stdout.on('data', (data) => (deployed += data.toString().split('deployed again').length - 1));
  const again = async () => {
    const before = deployed;
    child.stdin.write('again\n');
    await until('it is deployed again', () => deployed > before);
  };
  return { child, pid: () => child.pid, again, end: () => child.stdin.end() };
}

async function wildfly() {
  const home = path.join(servers, readdirSync(servers).find((name) => name.startsWith('wildfly-')));
  const state = path.join(servers, `standalone-${port}`);
  rmSync(state, { recursive: true, force: true });
  cpSync(path.join(home, 'standalone'), state, { recursive: true });
  const deployments = path.join(state, 'deployments');
  cpSync(war, path.join(deployments, 'jackfield.war'));
  const child = spawn(
    path.join(home, 'bin/standalone.sh'),
    [
      '-c', 'standalone-microprofile.xml', '-b', '127.0.0.1', `-Djboss.server.base.dir=${state}`,
      `-Djboss.http.port=${port}`, `-Djboss.https.port=${await freePort()}`,
      `-Djboss.management.http.port=${await freePort()}`, ...settings,
    ],
    { env: { ...process.env, LAUNCH_JBOSS_IN_BACKGROUND: '1', PREPEND_JAVA_OPTS: NO_SOFT_REFERENCES } },
  );
  // The script is a shell; the server is its only child that is a JVM.
  const pid = () => Number(execFileSync('pgrep', ['-P', String(child.pid), 'java'], { encoding: 'utf8' }).trim());
  const marker = (kind) => path.join(deployments, `jackfield.war.${kind}`);
  const again = async () => {
    rmSync(marker('deployed'));
    await until('it is undeployed', () => existsSync(marker('undeployed')));
    writeFileSync(marker('dodeploy'), '');
    await until('it is deployed again', () => existsSync(marker('deployed')));
  };
  return { child, pid, again, end: () => process.kill(pid(), 'SIGTERM') };
}

function health() {
  return new Promise((resolve) => {
    http
      .get({ port, host: '127.0.0.1', path: '/api/health/ready', signal: AbortSignal.timeout(3000) }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
        answer.on('error', () => resolve(0));
      })
      .on('error', () => resolve(0));
  });
}

async function until(what, holds) {
  for (let i = 0; i < 600; i++) {
    if (await holds()) return;
    await sleep(200);
  }
  throw new Error(`It never came to this: ${what}`);
}

/** A client's socket after the answer to its upgrade. */
function client() {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () =>
      socket.write(
        'GET /demo/api/ai/transcription HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    );
    socket.on('error', () => resolve(socket));
    socket.on('close', () => resolve(socket));
    socket.once('data', (data) => {
      socket.status = Number(data.toString('latin1').split(' ')[1]);
      resolve(socket);
    });
  });
}

async function live() {
  accepting = true;
  (await client()).end();
  const open = await client();
  if (open.status !== 101) throw new Error(`A client was refused with ${open.status}`);
  accepting = false;
  (await client()).end();
  await sleep(400);
  accepting = true;
  const half = await client();
  await sleep(300);
  half.destroy();
  return open;
}

/** How many class loaders have this class of ours; a full collection comes before. */
function loaders(pid) {
  const histogram = execFileSync('jcmd', [String(pid), 'GC.class_histogram'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ours = histogram.split('\n').filter((line) => /\sorg\.jackfield\.node\.LoadStage(\s|$)/.test(line));
  return ours.reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[1]), 0) / 4;
}

const log = path.join(base, 'target', `redeploy-${server}.log`);
rmSync(log, { force: true });
const running = server === 'payara' ? payara() : await wildfly();
running.child.stdout.on('data', (data) => appendFileSync(log, data));
running.child.stderr.on('data', (data) => appendFileSync(log, data));
let left = -1;
try {
  await until('the server is ready', async () => (await health()) === 200);
  for (let i = 1; i <= Number(times); i++) {
    const open = await live();
    await running.again();
    await until('its clients are gone', () => open.closed);
    await until('it is deployed again', async () => (await health()) === 200);
    left = loaders(running.pid());
    console.log(`deployment ${i + 1}: ${left} class loaders`);
  }
  for (let i = 0; i < 20 && left > MOST; i++) {
    await Promise.all(Array.from({ length: 64 }, health));
    await sleep(3000);
    left = loaders(running.pid());
  }
  console.log(`in the end: ${left} class loaders`);
} finally {
  const ended = new Promise((resolve) => running.child.on('exit', resolve));
  running.end();
  await ended;
  upstream.close();
  upstream.closeAllConnections();
}
process.exit(left <= MOST ? 0 : 1);
