import { wholeInstallation } from '@suivi/access';
import { localDayOf } from '@suivi/kernel';
import { policyInForce, previewReminders } from '@suivi/reminders';
import { type Command, InvalidArgumentError } from 'commander';
import { type Cli, printJson } from '../cli.js';
import { withDatabase } from '../database.js';
import { choosePartnership } from '../meeting-choice.js';

interface Options {
  days: number;
  json?: true;
}

function daysOf(value: string): number {
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new InvalidArgumentError('Give a whole number of days from 1 to 366.');
  return days;
}

const preview = (cli: Cli, slug: string, { days, json }: Options): Promise<void> =>
  withDatabase(cli, {}, async ({ db }) => {
    const partnershipId = await choosePartnership(db, slug);
    const now = cli.clock.now();
    const found = await previewReminders(db, wholeInstallation, { partnershipId, days }, now);
    if (json) return printJson(cli, found);
    const { isStandard, version } = await policyInForce(db, wholeInstallation, partnershipId);
    const lines = found.items.flatMap((mail) => [
      `${mail.localDay}  ${mail.at}  ${mail.channel === 'single' ? 'asked directly' : 'digest        '}  ${mail.person.name} <${mail.person.email}>`,
      ...mail.why.map((one) => `            ${one.commitment?.reference ?? `call ${one.call?.id}`}  ${one.organization.acronym}  ${one.rule} (${one.dueOn})  ${one.role}`),
    ]);
    const policy = isStandard ? 'the standard policy' : `policy version ${version}`;
    const more = found.total > found.items.length ? `; the first ${found.items.length} are shown` : '';
    await cli.out(`${lines.join('\n')}${lines.length > 0 ? '\n\n' : ''}${found.total} mails from ${localDayOf(now, 'UTC')} in ${days} days under ${policy}, if nobody does anything${more}.\n`);
  });

/** `suivi preview PARTNERSHIP`: what would go out in the next days. */
export function definePreview(command: Command, cli: Cli): void {
  command
    .argument('<partnership>', 'the slug of the partnership')
    .option('--days <n>', 'how many days to look ahead', daysOf, 30)
    .option('--json', 'print the mails as JSON')
    .action((slug: string, options: Options) => preview(cli, slug, options));
}
