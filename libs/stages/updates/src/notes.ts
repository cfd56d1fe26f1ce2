import type { Scope } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { answers, RouteResponse, Side } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { checkVersion } from '@suivi/outcomes';
import * as store from './notes.store.js';

/** What the desks write down beside a commitment: internal to a side, or shared by both. */

type Note = RouteResponse<typeof answers.writeNote>;

const noteOf = ({ id, commitmentId, side, personId, authorName, text, writtenAt, version }: store.NoteRow): Note => ({
  id, commitmentId, side, author: { id: personId, name: authorName }, text, writtenAt: writtenAt.toISOString(), version,
});

/** Puts on record that there is a note, whose it is and for which side; its words stay between those who may read it. */
function remember(tx: Tx, change: { partnershipId: number; action: string; row: store.NoteRow }, act: Act): Promise<void> {
  const { id, commitmentId, side, version } = change.row;
  return recordHistory(tx, { partnershipId: change.partnershipId, subject: 'note', subjectId: id, at: act.now, actor: act.actor, action: change.action, before: null, after: { id, commitmentId, side, version } });
}

/** The notes on a commitment that the reader may see, the oldest first. */
export const notesOn = async (sql: Sql, scope: Scope, commitmentId: number): Promise<Note[]> => (await store.notesWhere(sql, scope, { commitmentId })).map((row) => noteOf(row.note));

/** A note that the reader may see, for judging who may change it; refuses with 'not-found'. */
export async function noteSeen(sql: Sql, scope: Scope, id: number): Promise<{ personId: number | null; partnershipId: number }> {
  const [row] = await store.notesWhere(sql, scope, { id });
  if (!row) throw new Refusal('not-found', `there is no note ${id}`);
  return { personId: row.note.personId, partnershipId: row.partnershipId };
}

/** Writes a note. */
export const writeNote = (sql: Sql, input: { commitmentId: number; partnershipId: number; side: Side | null; text: string }, act: Act): Promise<Note> =>
  transact(sql, async (tx) => {
    const { commitmentId, side, text } = input;
    const row = await store.insertNote(tx, { commitmentId, side, personId: act.actor.personId ?? null, authorName: act.actor.name, text, writtenAt: act.now, version: 1 });
    await remember(tx, { partnershipId: input.partnershipId, action: 'added', row }, act);
    return noteOf(row);
  });

async function lockedNote(tx: Tx, { id, version }: { id: number; version?: number }): Promise<store.NoteRow> {
  const row = await store.noteForChange(tx, id);
  if (!row) throw new Refusal('not-found', `there is no note ${id}`);
  checkVersion(row, version);
  return row;
}

/** Changes the words of a note. */
export const changeNote = (sql: Sql, input: { id: number; version?: number; partnershipId: number; text: string }, act: Act): Promise<Note> =>
  transact(sql, async (tx) => {
    await lockedNote(tx, input);
    const row = await store.setNoteText(tx, input.id, input.text);
    await remember(tx, { partnershipId: input.partnershipId, action: 'edited', row }, act);
    return noteOf(row);
  });

/** Takes a note away. */
export const deleteNote = (sql: Sql, input: { id: number; version?: number; partnershipId: number }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const row = await lockedNote(tx, input);
    await store.removeNote(tx, row.id);
    await remember(tx, { partnershipId: input.partnershipId, action: 'removed', row }, act);
  });
