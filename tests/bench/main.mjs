/**
 * `npm run bench`: how near the product comes to what its parts could do at best. Without names all benchmarks run and a
 * table is printed; slowness never fails, only what breaks does.
 */
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks.mjs';
import { Place } from './place.mjs';
import { figure, tableOf } from './table.mjs';

const usage = `npm run bench [-- NAME… [--json] [--quick] [--million] [--corpus FOLDER]]

  --json      one JSON object a benchmark, each on a line of its own
  --quick     fewer and shorter turns
  --million   sweep: 1,000,000 commitments instead of 100,000
  --corpus    extract: labelled documents for the table by rule, instead of ../shared/corpus
  --list      the names, with what each compares

`;

const listOf = () => Object.entries(benchmarks).map(([name, { compares }]) => `  ${name.padEnd(18)}${compares}\n`).join('');

class WrongUse extends Error {}

const options = { json: { type: 'boolean' }, quick: { type: 'boolean' }, million: { type: 'boolean' }, corpus: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };

function readWords() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.filter((name) => !Object.hasOwn(benchmarks, name));
    if (unknown.length > 0) throw new WrongUse(`There is no benchmark called ${unknown.join(', ')}.`);
    return { wishes: values, names: positionals.length > 0 ? positionals : Object.keys(benchmarks) };
  } catch (error) {
    throw new WrongUse(error.message);
  }
}

/** One benchmark with everything it started ended again, whatever happened. */
async function measure(name, wishes, signal) {
  const place = new Place(signal);
  try {
    const { run } = await benchmarks[name].load();
    return { name, ...(await run(place, wishes)) };
  } finally {
    await place.leave();
  }
}

async function runAll({ wishes, names }, signal) {
  const results = [];
  let failed = 0;
  for (const name of names) {
    if (!wishes.json) process.stderr.write(`${name} …\n`);
    try {
      const result = await measure(name, wishes, signal);
      results.push(result);
      if (wishes.json) process.stdout.write(`${JSON.stringify(result)}\n`);
      else process.stderr.write(`  ${figure(result.ours)} ${result.unit}; the limit ${figure(result.limit)}; ratio ${result.ratio}\n`);
    } catch (error) {
      if (signal.aborted) break;
      failed += 1;
      process.stderr.write(`${name} broke: ${error.stack ?? error}\n`);
    }
  }
  if (!wishes.json) process.stdout.write(tableOf(results));
  return failed > 0 ? 1 : 0;
}

const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(event, () => stop.abort(new Error('stopped')));

try {
  const words = readWords();
  if (words.wishes.list || words.wishes.help) process.stdout.write(words.wishes.help ? usage + listOf() : listOf());
  else process.exitCode = await runAll(words, stop.signal);
  if (stop.signal.aborted) process.exitCode = 130;
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}${listOf()}`);
  process.exitCode = 2;
}
// A handle that is left open must not keep the terminal.
process.exit();
