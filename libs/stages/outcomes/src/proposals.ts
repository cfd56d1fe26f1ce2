import { type Scope, wholeInstallation } from '@suivi/access';
import type { ProposalKind } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { formerEdition, holdEdition } from './editions.store.js';
import { checkVersion, found, meeting, remember, seriesNamed } from './outcomes.js';
import * as store from './outcomes.store.js';
import { pageAt } from './page.js';
import { cutAt, passage, type Span, wording } from './passage.js';
import { readOutcomeDocument } from './reader/index.js';

/** A proposal as a change finds it: which one, and the version that the change started from. */
export interface ProposalAt {
  id: number;
  version?: number;
}

/** A correction of a proposal. */
export interface ProposalChange extends ProposalAt, Partial<Span> {
  text?: string;
  kind?: ProposalKind;
}

async function placed(tx: Tx, input: ProposalAt) {
  await store.lockProposal(tx, input.id);
  const row = found(await store.proposalInPlace(tx, wholeInstallation, input.id), `proposal ${input.id}`);
  checkVersion(row.proposal, input.version);
  const source = await sourceOf(tx, row.proposal.documentId);
  if (row.edition !== source.source.edition) throw new Refusal('proposal.not-in-present-text', 'these words are not in the corrected version of the document any more');
  return { ...row, ...source };
}

async function sourceOf(sql: Sql, documentId: number) {
  const source = found(await store.documentById(sql, wholeInstallation, documentId), `document ${documentId}`);
  const of = await meeting(sql, wholeInstallation, source.meetingId);
  const { partnershipId } = await seriesNamed(sql, wholeInstallation, of.seriesId);
  return { source, of, partnershipId };
}

/** A proposal in a partnership that the reader coordinates, with its document, to be looked at; refuses with 'not-found'. */
export async function documentOfProposal(sql: Sql, scope: Scope, id: number): Promise<{ proposal: store.Proposal; document: store.OutcomeDocument; partnershipId: number }> {
  const { proposal } = found(await store.proposalInPlace(sql, scope, id), `proposal ${id}`);
  const { source: document, partnershipId } = await sourceOf(sql, proposal.documentId);
  return { proposal, document, partnershipId };
}

async function undecided(tx: Tx, input: ProposalAt) {
  const row = await placed(tx, input);
  if (row.proposal.status !== 'proposed') throw new Refusal('proposal.already-decided', `this proposal was already ${row.proposal.status}`);
  return row;
}

/** The words between two places and the paragraph that they begin in. */
async function wordsAt(tx: Tx, source: store.OutcomeDocument, span: Span) {
  const words = passage(source.text, span);
  const paragraph = found(await store.paragraphAt(tx, source.id, words.start), `paragraph in document ${source.id}`);
  return { ...words, text: wording(words.quote), paragraphId: paragraph.id };
}

/** Corrects the span, wording or kind of an undecided proposal; the quote is cut anew from the document. */
export const editProposal = (sql: Sql, input: ProposalChange, act: Act): Promise<store.Proposal> =>
  transact(sql, async (tx) => {
    const { proposal: before, source, partnershipId } = await undecided(tx, input);
    const words = await wordsAt(tx, source, { start: input.start ?? before.start, end: input.end ?? before.end });
    const text = input.text ?? (words.quote === before.quote ? before.text : words.text);
    const after = await store.updateProposal(tx, before.id, { ...words, text, kind: input.kind ?? before.kind });
    await remember(tx, act, { subject: 'proposal', action: 'edited', before, after, partnershipId });
    return after;
  });

/** Rejects an undecided proposal with a reason. */
export const rejectProposal = (sql: Sql, input: ProposalAt & { reason: string }, act: Act): Promise<store.Proposal> =>
  transact(sql, async (tx) => {
    const { proposal: before, partnershipId } = await undecided(tx, input);
    return turnDown(tx, { before, partnershipId, action: 'rejected', reason: input.reason }, act);
  });

async function turnDown(tx: Tx, of: { before: store.Proposal; partnershipId: number; action: string; reason: string }, act: Act): Promise<store.Proposal> {
  const after = await store.updateProposal(tx, of.before.id, { status: 'rejected', reason: of.reason, decidedAt: act.now, decidedBy: act.actor.name });
  await remember(tx, act, { subject: 'proposal', ...of, after });
  return after;
}

/** Marks an undecided proposal as accepted; `commitments.registerProposal` calls this and makes the commitment. */
export const acceptProposal = (sql: Sql, input: ProposalAt, act: Act) =>
  transact(sql, async (tx) => {
    const context = await undecided(tx, input);
    const after = await store.updateProposal(tx, context.proposal.id, { status: 'accepted', decidedAt: act.now, decidedBy: act.actor.name });
    await remember(tx, act, { subject: 'proposal', action: 'accepted', before: context.proposal, after, partnershipId: context.partnershipId });
    return { proposal: after, paragraphLabel: context.paragraphLabel, meeting: context.of, partnershipId: context.partnershipId };
  });

/** Takes a decision back: the proposal waits again. The commitment of an accepted one is withdrawn by `commitments.reopenProposal`, which calls this. */
export const reopenProposal = (sql: Sql, input: ProposalAt, act: Act): Promise<{ before: store.Proposal; after: store.Proposal }> =>
  transact(sql, async (tx) => {
    const { proposal: before, partnershipId } = await placed(tx, input);
    if (before.status === 'proposed') return { before, after: before };
    const after = await store.updateProposal(tx, before.id, { status: 'proposed', reason: null, decidedAt: null, decidedBy: null });
    await remember(tx, act, { subject: 'proposal', action: 'reopened', before, after, partnershipId });
    return { before, after };
  });

/** A passage that a person proposes. */
export interface NewProposal extends Span {
  documentId: number;
  text?: string;
  kind?: ProposalKind;
}

/** The rule that a proposal by a person bears. */
export const byHand = 'by-hand';

/** Proposes a passage that the reader passed over; who acts and by when is read from its words where they say so. */
export const addProposal = (sql: Sql, input: NewProposal, act: Act): Promise<store.Proposal> =>
  transact(sql, async (tx) => {
    await holdEdition(tx, input.documentId); // the places that a person chose are places in this text
    const { source, partnershipId } = await sourceOf(tx, input.documentId);
    const words = await wordsAt(tx, source, input);
    const [read] = readOutcomeDocument(words.quote, { language: source.language, adoptedOn: source.adoptedOn }).proposals;
    const row = await store.insertProposal(tx, {
      ...words, documentId: source.id, text: input.text ?? words.text, kind: input.kind ?? read?.kind ?? 'commitment', actors: read?.actors ?? [],
      deadline: read?.deadline ?? null, rule: byHand, confidence: 1, status: 'proposed', version: 1,
    });
    await remember(tx, act, { subject: 'proposal', action: 'added', before: null, after: row, partnershipId });
    return row;
  });

/** Splits an undecided proposal in two at a place inside it. Both keep the actors; the deadline stays with the half that says it. */
export const splitProposal = (sql: Sql, input: ProposalAt & { at: number }, act: Act): Promise<[store.Proposal, store.Proposal]> =>
  transact(sql, async (tx) => {
    const { proposal: before, source, partnershipId } = await undecided(tx, input);
    const first = await wordsAt(tx, source, { start: before.start, end: Math.min(input.at, before.end) });
    const second = await wordsAt(tx, source, { start: Math.max(input.at, before.start), end: before.end });
    const said = before.deadline;
    const deadlineIn = (own: { quote: string }, other: { quote: string }) => (said && !own.quote.includes(said.text) && other.quote.includes(said.text) ? null : said);
    const kept = await store.updateProposal(tx, before.id, { ...first, deadline: deadlineIn(first, second) });
    await remember(tx, act, { subject: 'proposal', action: 'split', before, after: kept, partnershipId });
    const { id: _, ...same } = before;
    const added = await store.insertProposal(tx, { ...same, ...second, deadline: deadlineIn(second, first), version: 1 });
    await remember(tx, act, { subject: 'proposal', action: 'split-off', before: null, after: added, partnershipId });
    return [kept, added];
  });

/** Makes one proposal of two undecided ones, with all the words from the first to the last; the other is turned down with the reason. */
export const mergeProposals = (sql: Sql, input: ProposalAt & { withId: number; reason: string }, act: Act): Promise<store.Proposal> =>
  transact(sql, async (tx) => {
    const { proposal: before, source, partnershipId } = await undecided(tx, input);
    const { proposal: other } = await undecided(tx, { id: input.withId });
    if (other.id === before.id || other.documentId !== before.documentId) throw new Refusal('not-found', `proposal ${before.id} has no other proposal ${other.id} in its document`);
    const words = await wordsAt(tx, source, { start: Math.min(before.start, other.start), end: Math.max(before.end, other.end) });
    const after = await store.updateProposal(tx, before.id, {
      ...words, actors: [...new Set([...before.actors, ...other.actors])], deadline: before.deadline ?? other.deadline,
    });
    await remember(tx, act, { subject: 'proposal', action: 'merged', before, after, partnershipId });
    await turnDown(tx, { before: other, partnershipId, action: 'merged-away', reason: input.reason }, act);
    return after;
  });

/** A document's paragraphs with their exact text, of the present edition or the one asked for: what stands between their places, line breaks and hyphens included; and the page that each begins on. */
export async function paragraphsAsWritten(sql: Sql, scope: Scope, documentId: number, edition?: number): Promise<(store.Paragraph & { page: number | null })[]> {
  const paragraphs = await store.paragraphsOf(sql, scope, documentId, edition);
  const present = found(await store.documentById(sql, scope, documentId), `document ${documentId}`);
  const source = edition === undefined || edition === present.edition ? present : found(await formerEdition(sql, scope, documentId, edition), `version ${edition} of document ${documentId}`);
  const texts = cutAt(source.text, paragraphs);
  return paragraphs.map((paragraph, i) => ({ ...paragraph, text: texts[i] ?? paragraph.text, page: pageAt(source.pageStarts, paragraph.start) }));
}
