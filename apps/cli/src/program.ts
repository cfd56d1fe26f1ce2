import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import { Command, CommanderError } from 'commander';
import { type Cli, root } from './cli.js';
import { sentenceOf, TryLater, WrongUse } from './failure.js';

/** A command as the program lists it. Its module is loaded when the command is asked for: `extract` does not wait for a database driver. */
interface Listed {
  words: string;
  summary: string;
  load(): Promise<(command: Command, cli: Cli) => void>;
}

const listed: readonly Listed[] = [
  { words: 'start', summary: 'start everything: database, web server and worker (what `npm start` runs)', load: async () => (await import('./commands/start.js')).defineStart },
  { words: 'extract <file>', summary: 'propose the commitments in an outcome document; needs no database', load: async () => (await import('./commands/extract.js')).defineExtract },
  { words: 'import <file>', summary: 'read an outcome document into a meeting', load: async () => (await import('./commands/import.js')).defineImport },
  { words: 'correct <file>', summary: 'import a corrected version of a document: what it moves and changes', load: async () => (await import('./commands/correct.js')).defineCorrect },
  { words: 'export', summary: 'write the register of a partnership as XLSX or CSV', load: async () => (await import('./commands/export.js')).defineExport },
  { words: 'import-table <file>', summary: 'compare an edited table with the register, and write the differences', load: async () => (await import('./commands/import-table.js')).defineImportTable },
  { words: 'report', summary: "write a meeting's progress report, or keep one through its life", load: async () => (await import('./commands/report.js')).defineReport },
  { words: 'preview <partnership>', summary: 'list the mails that would go out in the next days', load: async () => (await import('./commands/preview.js')).definePreview },
  { words: 'simulate <scenario>', summary: 'play a scenario through months or years on a scratch database', load: async () => (await import('./commands/simulate.js')).defineSimulate },
  { words: 'doctor', summary: 'check settings, database, queue, mail server and disk', load: async () => (await import('./commands/doctor.js')).defineDoctor },
  { words: 'migrate', summary: 'bring the database to the version of this program', load: async () => (await import('./commands/migrate.js')).defineMigrate },
  { words: 'backup <file>', summary: 'write everything the database holds to a new file', load: async () => (await import('./commands/backup.js')).defineBackup },
  { words: 'restore <file>', summary: 'bring the database to the state of a backup; mail is held until confirm-delivery', load: async () => (await import('./commands/restore.js')).defineRestore },
  { words: 'confirm-delivery', summary: 'let mail go out again after a restore', load: async () => (await import('./commands/confirm-delivery.js')).defineConfirmDelivery },
  { words: 'claim-link', summary: 'print a one-time link that makes its bearer an administrator', load: async () => (await import('./commands/claim-link.js')).defineClaimLink },
  { words: 'token', summary: 'make, list and revoke tokens for programs', load: async () => (await import('./commands/token.js')).defineToken },
  { words: 'receive [file]', summary: 'take a message that came back (a bounce), as a mail server pipes it in', load: async () => (await import('./commands/receive.js')).defineReceive },
  { words: 'person', summary: 'print everything that is held on a person, or erase it', load: async () => (await import('./commands/person.js')).definePerson },
  { words: 'audit', summary: 'verify that the history is as it was written, or export it for an auditor', load: async () => (await import('./commands/audit.js')).defineAudit },
  { words: 'api', summary: 'run one web server in the foreground (needs DATABASE_URL)', load: async () => (await import('./commands/processes.js')).defineApi },
  { words: 'worker', summary: 'run one worker in the foreground (needs DATABASE_URL)', load: async () => (await import('./commands/processes.js')).defineWorker },
];

const epilogue = `
Exit codes: 0 done, 1 failed, 2 wrong use.
Settings are environment variables; \`suivi doctor\` lists them with their meaning.`;

/** The program with all its commands; those that \`words\` name are complete, the others are there for the list. */
async function programFor(cli: Cli, words: readonly string[]): Promise<Command> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const program = new Command('suivi')
    .description('Keeps the promises made at general meetings from being forgotten.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show what there is')
    .helpCommand('help [command]', 'show what a command does')
    // What stands behind a command is its own, and behind a command of a command that one's: `report` and `report begin` share names of options.
    .enablePositionalOptions()
    .addHelpText('after', epilogue)
    .showHelpAfterError('(`suivi --help` lists the commands, `suivi COMMAND --help` tells what one takes.)')
    .exitOverride();
  for (const { words: signature, summary, load } of listed) {
    const [name = ''] = signature.split(' ');
    const asked = words.includes(name);
    // A complete command declares its arguments itself.
    const command = program.command(asked ? name : signature).summary(summary).description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`);
    if (asked) (await load())(command, cli);
  }
  return program;
}

/** What the process hands in; the program itself keeps the account of problems found. */
export type Invocation = Omit<Cli, 'foundProblem'>;

/** Runs one command line; answers the exit code. */
export async function run(cli: Invocation, words: readonly string[]): Promise<number> {
  let problems = 0;
  try {
    const program = await programFor({ ...cli, foundProblem: () => (problems += 1) }, words);
    if (words.length === 0) {
      cli.say(program.helpInformation());
      return 2;
    }
    await program.parseAsync(words, { from: 'user' });
    return problems > 0 ? 1 : 0;
  } catch (error) {
    // Commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    cli.say(cli.env.LOG_LEVEL === 'debug' && types.isNativeError(error) ? String(error.stack) : sentenceOf(error));
    if (error instanceof TryLater) return 75;
    return error instanceof WrongUse ? 2 : 1;
  }
}
