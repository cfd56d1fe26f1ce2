import { type calls, type RouteResponse, updateInput } from '@suivi/contract';
import { wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { organizationsOf } from '@suivi/directory';
import type { Letterhead } from '@suivi/emails';
import { type Act, Refusal } from '@suivi/kernel';
import { type AskedCommitment, commitmentsAsked, readKey, type RowKey, stampOf } from '@suivi/reminders';
import { type StatusUpdate, updateOf } from '../update-shape.js';
import { submitUpdate } from '../updates.js';
import { lastUpdateOf } from '../updates.store.js';
import { readSheetApart } from './read-sheet-apart.js';
import type { ReturnedRow } from './read-sheet.js';
import { statusOf } from './sheet-words.js';

type SheetReport = RouteResponse<typeof calls.takeSheet>;
type RowReport = SheetReport['rows'][number];

/** A returned sheet, and who brings it: somebody of the entity by a link, else a coordinator. */
export interface ReturnedSheet {
  callId: number;
  bytes: Uint8Array;
  letterhead: Letterhead;
  by?: { personId: number; organizationId: number };
  /** The entities for whom a coordinator takes answers in. */
  entities?: readonly number[];
}

type Input = (typeof updateInput)['_output'];
const fields = ['narrative', 'evidence', 'obstacles', 'results'] as const;

/** Whether a row says what the entity has said last. */
const isSaid = (input: Input, last: StatusUpdate): boolean => last.status === input.status && fields.every((field) => (input[field] ?? null) === (last[field] ?? null));

/** What a row says, or why it cannot be taken; null where nothing was filled in. */
function inputOf({ answers, isFormula }: ReturnedRow): Input | Refusal | null {
  if (isFormula) return new Refusal('sheet.formula', 'a cell holds a formula');
  const filled = Object.fromEntries(Object.entries(answers).filter(([, text]) => text !== ''));
  if (Object.keys(filled).length === 0) return null;
  const status = statusOf(answers.status ?? '');
  if (!status) return new Refusal('sheet.status-unknown', `“${(answers.status ?? '').slice(0, 60)}” is no status`);
  const read = updateInput.safeParse({ ...filled, status, narrative: filled.narrative ?? '' });
  return read.success ? read.data : new Refusal('commitment.reason-required', read.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; '));
}

type Told = Pick<RowReport, 'reference' | 'organization'>;
const taken = (told: Told, outcome: 'submitted' | 'unchanged', status: RowReport['status'] = null): RowReport => ({ ...told, outcome, status, code: null, detail: null });
const refused = (told: Told, { code, message }: Refusal): RowReport => ({ ...told, outcome: 'refused', status: null, code, detail: message });

/** Takes rows in one after the other. Whatever is not the bringer's is refused in the same words, whether it exists or not. */
class Taking {
  private readonly asked = new Map<number, Promise<Map<number, AskedCommitment>>>();
  private readonly names: Promise<Map<number, string>>;

  constructor(private readonly sql: Sql, private readonly sheet: ReturnedSheet, private readonly act: Act) {
    this.names = organizationsOf(sql, wholeInstallation).then((all) => new Map(all.map((one) => [one.id, one.acronym])));
  }

  async row(row: ReturnedRow): Promise<RowReport> {
    const key = readKey(row.key);
    const known = key === null ? undefined : await this.knownBy(key);
    if (key === null || !known) return refused({ reference: (row.reference || row.key).slice(0, 80), organization: null }, new Refusal('sheet.not-yours', 'this row bears no key of yours'));
    const told = { reference: known.reference, organization: (await this.names).get(key.organizationId) ?? null };
    const input = inputOf(row);
    if (input instanceof Refusal) return refused(told, input);
    return input === null ? taken(told, 'unchanged') : this.input({ told, key, known, input });
  }

  /** The commitment that a key names, if the bringer has it to answer. */
  private async knownBy(key: RowKey): Promise<AskedCommitment | undefined> {
    return key.callId === this.sheet.callId && this.isTheirs(key.organizationId) ? (await this.askedOf(key.organizationId)).get(key.commitmentId) : undefined;
  }

  private async input({ told, key, known, input }: { told: Told; key: RowKey & { stamp: string }; known: AskedCommitment; input: Input }): Promise<RowReport> {
    const last = await lastUpdateOf(this.sql, key);
    if (last && isSaid(input, updateOf(last))) return taken(told, 'unchanged', input.status);
    if (stampOf(key, known.lastUpdateAt) !== key.stamp) return refused(told, new Refusal('sheet.changed-since', 'the commitment was reported on after this sheet was made'));
    try {
      await this.submit({ key, input });
      return taken(told, 'submitted', input.status);
    } catch (error) {
      if (error instanceof Refusal) return refused(told, error);
      throw error;
    }
  }

  private isTheirs(organizationId: number): boolean {
    const { by, entities = [] } = this.sheet;
    return by ? by.organizationId === organizationId : entities.includes(organizationId);
  }

  private askedOf(organizationId: number): Promise<Map<number, AskedCommitment>> {
    const known = this.asked.get(organizationId) ?? commitmentsAsked(this.sql, { callId: this.sheet.callId, organizationId }).then((all) => new Map(all.map((one) => [one.commitmentId, one])));
    this.asked.set(organizationId, known);
    return known;
  }

  private submit({ key, input }: { key: { commitmentId: number; organizationId: number }; input: Input }): Promise<unknown> {
    const { by, letterhead } = this.sheet;
    const { commitmentId, organizationId } = key;
    return submitUpdate(this.sql, { commitmentId, organizationId, ...input, by: by && { personId: by.personId, letterhead } }, this.act);
  }
}

/**
 * Takes a response sheet back in: each row is matched by its key, and one that says something new becomes a submitted update. Taken twice it submits nothing the
 * second time. Refuses with 'sheet.not-readable' a file that is no sheet.
 */
export async function takeSheet(sql: Sql, sheet: ReturnedSheet, act: Act): Promise<SheetReport> {
  const taking = new Taking(sql, sheet, act);
  const rows: RowReport[] = [];
  for (const row of await readSheetApart(sheet.bytes)) rows.push(await taking.row(row));
  const count = (outcome: RowReport['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  return { submitted: count('submitted'), unchanged: count('unchanged'), refused: count('refused'), rows };
}
