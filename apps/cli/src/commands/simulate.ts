import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabaseUrl } from '../database.js';
import { Failure } from '../failure.js';
import { day } from '../options.js';
import { ScenarioError } from '../simulate/scenario-error.js';
import { simulate } from '../simulate/simulate.js';
import { summaryText } from '../simulate/summary.js';

interface Options {
  from: string;
  to: string;
  out: string;
  json?: true;
}

async function run(cli: Cli, scenario: string, { from, to, out, json }: Options): Promise<void> {
  const interrupted = new AbortController();
  // The scratch database is dropped before the process ends; a second Ctrl-C ends it at once.
  const stop = (): void => interrupted.abort(new Failure('Stopped; nothing was written.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const summary = await withDatabaseUrl(cli, { create: true, asOwner: true }, (serverUrl) => simulate({ scenario, from, to, out, serverUrl, signal: interrupted.signal }));
    if (json) await printJson(cli, summary);
    else await cli.out(summaryText(summary, out));
  } catch (error) {
    throw error instanceof ScenarioError ? new Failure(['The scenario cannot be played:', ...error.problems.map((problem) => `  ${problem}`)].join('\n')) : error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  }
}

/** `suivi simulate`: plays a scenario on a scratch database and writes what would go out. */
export function defineSimulate(command: Command, cli: Cli): void {
  command
    .argument('<scenario>', 'scenario file, or a folder with a scenario.yaml')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', day)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', day)
    .requiredOption('--out <folder>', 'folder to write; empty or not there yet')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nRuns the real use cases and reminders under a stepped clock; nothing leaves, and your data is not touched.\nWrites mails/*.eml, timeline.json and the report as final-report.docx, .pdf, .xlsx, .html and .json.')
    .action((scenario: string, options: Options) => run(cli, scenario, options));
}
