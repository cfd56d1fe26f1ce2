import { fileURLToPath } from 'node:url';
import type { Actor, Clock } from '@suivi/kernel';

/** What a command is given by the process that runs it: a test hands in its own. */
export interface Cli {
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Name that changes made at this command line bear in the history. */
  operator: string;
  /** Writes to standard output: what the command is asked for. */
  out(text: string | Uint8Array): Promise<void>;
  /** Writes a line to standard error: progress and problems. */
  say(line: string): void;
  /** Tells that the command ran and found something wrong: the process will end with 1. */
  foundProblem(): void;
}

/** The top of the checkout; `src` and `dist` are equally far from it. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');

/** The operator, as the history names who acted. */
export const operatorOf = (cli: Cli): Actor => ({ kind: 'operator', name: cli.operator });

/** Prints a value as indented JSON. */
export const printJson = (cli: Cli, value: unknown): Promise<void> => cli.out(`${JSON.stringify(value, null, 2)}\n`);
