import { type Settings, SettingsError } from '@suivi/config';
import type { Command } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { type Check, checkAll } from '../doctor/checks.js';
import { type SettingShown, settingsShown } from '../doctor/settings-shown.js';
import { settingsOf } from '../settings.js';

function settingsOrProblems(cli: Cli): { settings: Settings | null; check: Check } {
  try {
    return { settings: settingsOf(cli), check: { name: 'settings', ok: true, detail: 'all understood' } };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { settings: null, check: { name: 'settings', ok: false, detail: error.problems.join('\n') } };
  }
}

const indented = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`);

const checkLine = ({ name, ok, warning, detail }: Check): string => `  ${warning ? 'warn ' : ok ? 'ok   ' : 'WRONG'}  ${name.padEnd(13)}${indented(detail, 22)}`;
const settingLine = ({ name, value, meaning, otherwise }: SettingShown): string => `  ${name.padEnd(24)}${value ?? `(not set: ${otherwise})`}\n  ${' '.repeat(24)}${meaning}`;

async function examine(cli: Cli, options: { json?: true }): Promise<void> {
  const { settings, check } = settingsOrProblems(cli);
  // Without settings nobody knows which database and which server to look at.
  const checks = [check, ...(settings ? await checkAll(cli, settings) : [])];
  const shown = settingsShown(cli.env);
  const ok = checks.every((one) => one.ok);
  if (!ok) cli.foundProblem();
  if (options.json) return printJson(cli, { ok, checks, settings: shown });
  const verdict = !ok ? 'Something is wrong; see above.' : checks.some((one) => one.warning) ? 'Nothing is wrong; there is a warning above.' : 'All is well.';
  await cli.out(`Settings (environment variables)\n${shown.map(settingLine).join('\n')}\n\nChecks\n${checks.map(checkLine).join('\n')}\n\n${verdict}\n`);
}

/** `suivi doctor`: exits with 1 if something is wrong. */
export function defineDoctor(command: Command, cli: Cli): void {
  command.option('--json', 'print settings and checks as JSON').action((options: { json?: true }) => examine(cli, options));
}
