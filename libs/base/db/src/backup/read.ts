import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { knownMigrations } from '../migrations.js';
import { BackupError, type BackupHeader, type BackupSummary, type BackupTable, type BackupTrailer } from './format.js';

/** The parts of a backup in their order: the header once, then each table with its rows, the trailer once. */
export type BackupPart =
  | { part: 'header'; header: BackupHeader }
  | { part: 'table'; table: BackupTable }
  | { part: 'row'; json: string }
  | { part: 'trailer'; trailer: BackupTrailer };

/** A backup that was read from end to end and found whole. */
export interface VerifiedBackup extends BackupSummary {
  header: BackupHeader;
}

/** Reads a whole backup without touching a database; throws if it is cut short, changed, or of a newer version. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const hash = createHash('sha256');
  const counted: Record<string, number> = {};
  let header: BackupHeader | undefined;
  let trailer: BackupTrailer | undefined;
  let table = '';
  for await (const part of readBackup(file, hash)) {
    if (trailer !== undefined) throw damaged(file, 'something stands after its end');
    if (part.part === 'header') header = refuseNewerBackup(file, part.header);
    else if (part.part === 'table') counted[(table = part.table.table)] = 0;
    else if (part.part === 'row') counted[table] = (counted[table] ?? 0) + 1;
    else trailer = part.trailer;
  }
  if (header === undefined) throw notABackup(file);
  refuseIncomplete(file, trailer, { rows: counted, sha256: hash.digest('hex') });
  return { header, takenAt: new Date(header.takenAt), schema: header.schema, rows: counted };
}

function refuseIncomplete(file: string, trailer: BackupTrailer | undefined, found: BackupTrailer): void {
  if (trailer === undefined) throw damaged(file, 'its end is missing');
  if (trailer.sha256 !== found.sha256) throw damaged(file, 'its checksum does not fit');
  if (JSON.stringify(trailer.rows) !== JSON.stringify(found.rows)) throw damaged(file, 'rows are missing');
}

/** The parts of a backup as they come; `hash` is fed with every byte before the trailer. */
export async function* readBackup(file: string, hash?: Hash): AsyncGenerator<BackupPart> {
  let first = true;
  for await (const line of linesOf(file)) {
    const part = first ? { part: 'header' as const, header: parseHeader(file, line) } : parseLine(file, line);
    first = false;
    if (part.part !== 'trailer') hash?.update(`${line}\n`);
    yield part;
  }
}

function parseHeader(file: string, line: string): BackupHeader {
  const header = line.startsWith('#') ? (parse(line) as Partial<BackupHeader> | undefined) : undefined;
  if (header?.product !== 'suivi' || !Array.isArray(header.migrations)) throw notABackup(file);
  return header as BackupHeader;
}

function parseLine(file: string, line: string): BackupPart {
  if (!line.startsWith('#')) return { part: 'row', json: line };
  const value = parse(line) as Partial<BackupTable & BackupTrailer> | undefined;
  if (value?.table !== undefined) return { part: 'table', table: value as BackupTable };
  if (value?.sha256 !== undefined) return { part: 'trailer', trailer: value as BackupTrailer };
  throw damaged(file, 'a line cannot be read');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line.slice(1));
  } catch {
    return undefined;
  }
}

/** Splits at \n alone: node:readline also splits at U+2028, which may stand in a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip().setEncoding('utf8');
  source.on('error', (error) => text.destroy(error)).pipe(text);
  let rest: string[] = [];
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const [head = '', ...lines] = chunk.split('\n');
      rest.push(head);
      if (lines.length === 0) continue;
      yield rest.join('');
      const tail = lines.pop() ?? '';
      yield* lines;
      rest = [tail];
    }
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  } finally {
    source.destroy();
  }
  if (rest.join('') !== '') throw damaged(file, 'its last line is cut short');
}

function unreadable(file: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'Z_BUF_ERROR') return damaged(file, 'it is cut short');
  if (error.code === 'Z_DATA_ERROR') return /incorrect header check/.test(error.message) ? notABackup(file) : damaged(file, error.message);
  return error;
}

function refuseNewerBackup(file: string, header: BackupHeader): BackupHeader {
  const known = new Set(knownMigrations().map((migration) => migration.when));
  if (header.format === 1 && header.migrations.every((when) => known.has(when))) return header;
  throw new BackupError('newer', `${file} was written by a newer release (its schema: ${header.schema}). Restore it with that release. Nothing was changed.`);
}

const notABackup = (file: string): BackupError => new BackupError('not-a-backup', `${file} is not a backup of Suivi. Nothing was changed.`);

const damaged = (file: string, how: string): BackupError => new BackupError('damaged', `${file} is damaged: ${how}. Nothing was changed.`);
