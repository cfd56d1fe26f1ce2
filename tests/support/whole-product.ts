import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `npm start` as a person would run it, in a process group of its own. */
export class WholeProduct {
  output = '';
  private child: ChildProcess | undefined;

  constructor(readonly settings: { dataDir: string; port: number; env?: Record<string, string> }) {}

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** Starts it and waits until it is ready to serve; answers the seconds that took. */
  async start(patienceSeconds = 120): Promise<number> {
    const began = performance.now();
    const { dataDir, port, env } = this.settings;
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SUIVI_|DATABASE_URL|REDIS_URL|SMTP_URL|NODE_OPTIONS)/.test(name)));
    this.child = spawn(process.execPath, ['.config/launch.mjs', 'start'], {
      cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, SUIVI_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const ended = new Promise<never>((_resolve, reject) => this.child?.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${this.output}`))));
    ended.catch(() => undefined);
    while (performance.now() - began < patienceSeconds * 1000) {
      const ready = await Promise.race([fetch(`${this.url}/readyz`).then((r) => r.ok, () => false), ended]);
      if (ready) return (performance.now() - began) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`it was not ready in ${patienceSeconds} s:\n${this.output}`);
  }

  /** Kills every process that belongs to it, wherever it hangs in the tree, with -9 and at once. */
  killTree(): void {
    const pids = descendantsOf(this.child?.pid ?? 0);
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // ended by itself when its parent went
      }
    }
  }

  /** Asks it to stop as Ctrl-C does, and waits; answers its exit code. */
  async stop(): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    return code;
  }
}

function descendantsOf(root: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  const all = [root];
  for (const parent of all) all.push(...table.filter(([, ppid]) => ppid === parent).map(([pid]) => pid as number));
  return all;
}
