import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { root } from './place.mjs';

const cli = `${root}apps/cli/dist/main.js`;
// The process says itself, as it ends, what it has used.
const reporter = `data:text/javascript,${encodeURIComponent('import { writeSync } from "node:fs"; process.on("exit", () => writeSync(2, JSON.stringify(process.resourceUsage())));')}`;

/** `suivi extract FILE --json` in a process of its own: the proposals, the seconds of processor time and the megabytes that the process took at most. */
export async function extractOnce(file, signal) {
  const child = spawn(process.execPath, ['--import', reporter, cli, 'extract', file, '--json'], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [out, said, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  if (code !== 0) throw new Error(`suivi extract ${file} ended with ${code}: ${said}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(said.slice(said.lastIndexOf('{')));
  return { proposals: JSON.parse(out), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/** What `suivi extract` takes for a text from its start to its end, and how much more memory than for one sentence. */
export async function costOf(text, signal) {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-bench-'));
  try {
    const [idle, whole] = [join(folder, 'sentence.txt'), join(folder, 'document.txt')];
    writeFileSync(idle, 'The meeting took note of the report.');
    writeFileSync(whole, text);
    const least = await extractOnce(idle, signal);
    const { cpuSeconds, megabytes } = await extractOnce(whole, signal);
    return { cpuSeconds, peakMegabytes: megabytes, megabytesAboveIdle: megabytes - least.megabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
