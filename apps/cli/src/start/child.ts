import { type ChildProcess, spawn } from 'node:child_process';
import { type RestOfEnvironment, waitForStarter } from '@suivi/config';
import { type ProcessName, programOf } from '../processes.js';

/** How a process ended: its exit code, or the signal that killed it. */
export interface Ending {
  name: ProcessName;
  how: string;
}

/** A process of the product that the starter has launched. */
export interface Child {
  name: ProcessName;
  /** Resolves when it serves or works. */
  ready: Promise<void>;
  ended: Promise<Ending>;
  /** Gives it the part of its environment that was not known when it was launched. */
  tell(rest: RestOfEnvironment): void;
  /** Asks it to finish what is under way and end. */
  stop(): void;
  kill(): void;
}

const howOf = (code: number | null, signal: string | null): string => (signal === null ? `exit code ${code}` : `killed by ${signal}`);

/** Launches a process ahead of its database; it loads its code and waits to be told. It ends by itself when its starter is gone: the channel between them breaks. */
export function launchChild(name: ProcessName, env: Record<string, string | undefined>): Child {
  const child = spawn(process.execPath, [programOf(name), waitForStarter], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C in a terminal reaches the starter alone, which stops the parts in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ name, how: error.message }));
    child.once('exit', (code, signal) => resolve({ name, how: howOf(code, signal) }));
  });
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
  return { name, ready, ended, tell: (rest) => tell(child, rest), stop: () => stop(child), kill: () => void child.kill('SIGKILL') };
}

function tell(child: ChildProcess, message: RestOfEnvironment): void {
  // One that has ended meanwhile cannot be told; its end is noticed elsewhere.
  if (child.connected) child.send(message, () => undefined);
}

function stop(child: ChildProcess): void {
  if (process.platform === 'win32' && child.connected) child.disconnect();
  else child.kill('SIGTERM');
}
