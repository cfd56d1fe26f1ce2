import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';

function isThere(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** `describe` where lynx is installed, and a Linux `script` that gives it a terminal; elsewhere the tests are skipped, and said to be. */
export const inLynx = process.platform === 'linux' && ['lynx', 'script'].every(isThere) ? describe : describe.skip;

const named: Record<string, string> = { ' ': '<space>', '\n': '^J' };

/** Keys as lynx's scripts name them. */
export const press = {
  down: (times = 1): string[] => Array<string>(times).fill('Down Arrow'),
  enter: ['^J'],
  type: (text: string): string[] => [...text].map((character) => named[character] ?? character),
};

/** What a person at a terminal does with lynx on a page: presses the keys and leaves; answers what stood on the screen, the control codes taken out. */
export async function atTerminal(url: string, keys: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-lynx-'));
  try {
    const [script, screen] = [join(folder, 'keys'), join(folder, 'screen')];
    writeFileSync(script, [...keys, 'q', 'y'].map((key) => `key ${key}\n`).join(''));
    // So tall that the whole page stands on it: then the arrow goes from field to field, and never over a page.
    const command = `stty rows 300 cols 100; exec lynx -nopause -cookies -noreferer -cmd_script=${script} '${url}'`;
    await new Promise<void>((resolve, reject) => {
      const child = execFile('script', ['-qec', command, screen], { timeout: 60_000, env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8', HOME: folder } }, (error) => (error ? reject(error) : resolve()));
      child.stdin?.end();
    });
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    return readFileSync(screen, 'utf8').replace(/\u001b(?:\[[0-9;?]*[A-Za-z]|[()].)/g, ' ').replace(/\s+/g, ' ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
