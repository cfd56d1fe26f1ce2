import { wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, type Language, Refusal } from '@suivi/kernel';
import { printable } from '../plain-text.js';
import { sectionsOf } from '../sections/sections-of.js';
import { compileFacts } from './content.js';
import * as store from './documents.store.js';
import { bareDress } from './dress.js';
import { remember, openReport, voidApprovals } from './keeping.js';
import { flatFacts } from './section-facts.js';

/** What an editor writes; `version` is that of the narrative which the editor had before, 0 where there was none, absent for any. */
export interface Writing {
  reportId: number;
  key: string;
  language: Language;
  version?: number;
}

const stale = (mine: number, present: store.Narrative | undefined): Refusal =>
  new Refusal(
    'stale-version',
    present ? `somebody wrote here meanwhile: this narrative is at version ${present.version}, yours was made from version ${mine}; both are kept for you to join` : `this narrative was never written, yours was made from version ${mine}`,
    present ? { version: present.version, text: present.text, writtenAt: present.writtenAt.toISOString() } : { version: 0, text: '', writtenAt: null },
  );

/** The facts of a section now; refuses with 'not-found' where the report has no such section. */
async function factsOfSection(tx: Tx, document: store.ReportDocument, { key, language }: Writing): Promise<store.Narrative['facts']> {
  const section = sectionsOf(await compileFacts(tx, wholeInstallation, document, language), bareDress(document)).find((one) => one.key === key);
  if (!section) throw new Refusal('not-found', `the report has no section ${key}`);
  return flatFacts(section.facts);
}

/** Refuses who started from another version than the one that stands there. */
function refuseStale(mine: number | undefined, present: store.Narrative | undefined): void {
  const version = present?.version ?? 0;
  if (mine !== undefined && mine !== version) throw stale(mine, present);
}

async function put(tx: Tx, document: store.ReportDocument, { writing, set }: { writing: Writing; set: Pick<store.Narrative, 'text' | 'facts'> }, act: Act): Promise<store.Narrative> {
  const place = { reportId: document.id, key: writing.key, language: writing.language };
  const written = { ...set, writtenAt: act.now, writtenById: act.actor.personId ?? null };
  const before = await store.narrativeForChange(tx, place);
  refuseStale(writing.version, before);
  const after = before ? await store.updateNarrative(tx, place, written) : await store.insertNarrative(tx, { ...place, ...written, version: 1 });
  await remember(tx, act, { partnershipId: document.partnershipId, subject: 'report-narrative', action: before ? 'rewritten' : 'written', before: before ? told(before) : null, after: told(after) });
  return after;
}

/** What the history keeps of a narrative: what it says; the facts stand in the history themselves. */
const told = ({ facts: _, writtenById: __, ...narrative }: store.Narrative): { id: number } => narrative;

/**
 * Writes a narrative, or takes it away (null). Whoever writes another section is not in the way; of two who write the same the second is refused with
 * 'stale-version' and what the first wrote.
 */
export const writeNarrative = (sql: Sql, input: Writing & { text: string | null }, act: Act): Promise<store.Narrative> =>
  transact(sql, async (tx) => {
    const document = await openReport(tx, input.reportId);
    const before = await store.narrativeForChange(tx, input);
    // A section that is gone may still be emptied.
    const facts = input.text === null && before ? before.facts : await factsOfSection(tx, document, input);
    const after = await put(tx, document, { writing: input, set: { text: input.text === null ? '' : printable(input.text), facts } }, act);
    if ((before?.text ?? '') !== after.text) await voidApprovals(tx, document.id, 'narrative', act);
    return after;
  });

/** Says that a narrative still holds for the facts as they are now. */
export const confirmNarrative = (sql: Sql, input: Writing, act: Act): Promise<store.Narrative> =>
  transact(sql, async (tx) => {
    const document = await openReport(tx, input.reportId);
    const before = await store.narrativeForChange(tx, input);
    if (!before) throw new Refusal('not-found', `section ${input.key} has no narrative in this language`);
    return put(tx, document, { writing: input, set: { text: before.text, facts: await factsOfSection(tx, document, input) } }, act);
  });

