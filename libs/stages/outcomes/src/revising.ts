import { type Scope, wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { storeFile } from '@suivi/files';
import { type Act, Refusal } from '@suivi/kernel';
import * as editions from './editions.store.js';
import { mediaTypeOf, type ReadDocument, readFileApart, readText, waitedForLimits } from './intake/index.js';
import { checkVersion, found, meeting, remember, seriesNamed } from './outcomes.js';
import * as store from './outcomes.store.js';
import { cutAt, wording } from './passage.js';
import { byHand } from './proposals.js';
import type { DocumentReading, ReadProposal } from './reader/index.js';
import { compareEditions, leastAlike, type ParagraphFate, type Standing } from './revision.js';
import { moveProposals, type ProposalMove } from './revision/proposals.js';

/** The corrected version of a document as handed in, a text or a file of any form, and the edition (its version) that it corrects. */
export type CorrectedVersion = { documentId: number; version?: number; fileName: string } & ({ text: string } | { bytes: Uint8Array });

/** A corrected version that was read, ready to be compared; `original` is the file that it came as. */
export interface ReadCorrection {
  documentId: number;
  version?: number;
  fileName: string;
  read: ReadDocument;
  original: Uint8Array | null;
}

/** Words cited from a paragraph, by the paragraph's id; `null` where they come from no paragraph. */
export interface Citation {
  quote: string;
  paragraphId: number | null;
  start: number;
  end: number;
}

/** What a corrected text does to a document: nothing of it is written. */
export interface Revision {
  document: store.OutcomeDocument;
  /** The number that the corrected text has, or would have. */
  edition: number;
  /** The share of the old words that went on, from 0 to 1. */
  alike: number;
  before: store.Paragraph[];
  after: DocumentReading['paragraphs'];
  fates: ParagraphFate[];
  proposals: (ProposalMove & { proposal: store.Proposal; paragraph: store.Paragraph })[];
  fresh: ReadProposal[];
  standingOf(citation: Citation): Standing;
}

/** A revision that was written: the ids of the new paragraphs, in the order of `after`. */
export interface AppliedRevision extends Revision {
  paragraphIds: number[];
}

/** Reads a corrected version of a document of the reader's as any document is read: a file, or more than a short text, in a process of its own. Refuses what cannot be read. */
export async function readCorrection(sql: Sql, scope: Scope, { documentId, version, fileName, ...given }: CorrectedVersion): Promise<ReadCorrection> {
  const { edition, language, adoptedOn } = found(await store.documentById(sql, scope, documentId), `document ${documentId}`);
  checkVersion({ version: edition }, version); // told before the work, and again when it is written
  const original = 'bytes' in given ? given.bytes : null;
  const read = 'bytes' in given ? await readFileApart(given.bytes, { language, adoptedOn, fileName, limits: waitedForLimits }) : await readText(given.text, { language, adoptedOn });
  return { documentId, version, fileName, read, original };
}

/** What a corrected version would do to a document. Refuses the text that it has, and one that is no version of it. */
export async function planRevision(sql: Sql, correction: ReadCorrection): Promise<Revision> {
  const document = found(await store.documentById(sql, wholeInstallation, correction.documentId), `document ${correction.documentId}`);
  return revisionOf(sql, document, correction);
}

async function revisionOf(sql: Sql, document: store.OutcomeDocument, { version, read }: ReadCorrection): Promise<Revision> {
  checkVersion({ version: document.edition }, version);
  await refuseKnown(sql, document, read.sha256);
  const before = await store.paragraphsOf(sql, wholeInstallation, document.id);
  const { alike, fates, standingOf } = compareEditions({ text: document.text, paragraphs: before }, read);
  if (alike < leastAlike)
    throw new Refusal('document.not-a-version', `only ${Math.round(alike * 100)} % of the words of “${document.title}” are in this text: it is another document, import it as one`);
  const indexOf = new Map(before.map(({ id }, i) => [id, i]));
  const standing = ({ paragraphId, ...quote }: Citation): Standing => standingOf({ ...quote, paragraph: paragraphId === null ? null : (indexOf.get(paragraphId) ?? null) });
  const old = await editions.proposalsInAllEditions(sql, document.id);
  const { moves, fresh } = moveProposals(
    old.map(({ proposal, paragraph }) => ({ ...proposal, byHand: proposal.rule === byHand, current: paragraph.edition === document.edition, standing: standing(proposal) })),
    read.proposals,
  );
  const proposals = old.map((row, i) => ({ ...row, ...(moves[i] as ProposalMove) }));
  return { document, edition: document.edition + 1, alike, before, after: read.paragraphs, fates, proposals, fresh, standingOf: standing };
}

async function refuseKnown(sql: Sql, document: store.OutcomeDocument, sha256: string): Promise<void> {
  if (document.sha256 === sha256) throw new Refusal('document.already-imported', 'this is the very text that the document has: nothing was corrected');
  const others = await store.documentsWhere(sql, wholeInstallation, { meetingId: document.meetingId });
  const twin = others.find((row) => row.document.sha256 === sha256);
  if (twin) throw new Refusal('document.already-imported', `this very text is another document of the meeting: “${twin.document.title}”`);
}

/**
 * Gives a document its corrected text in one transaction: the former text and its paragraphs stay readable, proposals follow their words. `commitments.reviseDocument`
 * calls this and lets the commitments follow; nobody else should.
 */
export const reviseDocument = (sql: Sql, correction: ReadCorrection, act: Act): Promise<AppliedRevision> =>
  transact(sql, async (tx) => {
    const document = found(await editions.documentForChange(tx, correction.documentId), `document ${correction.documentId}`);
    await editions.lockProposals(tx, document.id);
    const revision = await revisionOf(tx, document, correction);
    const { partnershipId } = await seriesNamed(tx, wholeInstallation, (await meeting(tx, wholeInstallation, document.meetingId)).seriesId);
    const { id: documentId, edition, fileName, sha256, text, importedAt, fileSha256, pageStarts } = document;
    await editions.insertFormerEdition(tx, { documentId, edition, fileName, sha256, text, importedAt, fileSha256, pageStarts, correctedAt: act.now });
    const corrected = await editions.updateDocument(tx, documentId, { edition: revision.edition, importedAt: act.now, ...(await contentsOf(tx, correction, act)) });
    const paragraphIds = await store.insertParagraphs(
      tx,
      revision.after.map((p, position) => ({ documentId, edition: revision.edition, position, label: p.label, parentLabel: p.parent, start: p.start, end: p.end, text: p.text })),
    );
    const applied = { ...revision, paragraphIds };
    await followProposals(tx, applied, { text: correction.read.text, partnershipId }, act);
    await remember(tx, act, { subject: 'document', action: 'corrected', before: summaryOf(document), after: summaryOf(corrected), partnershipId });
    return applied;
  });

/** The text of the new edition, and its original where it came as a file. */
async function contentsOf(tx: Tx, { fileName, read: { sha256, text, pageStarts }, original }: ReadCorrection, { now }: Act) {
  const file = original && (await storeFile(tx, original, { mediaType: mediaTypeOf(original), now }));
  return { fileName, sha256, text, pageStarts, fileSha256: file?.sha256 ?? null };
}

const summaryOf = ({ text: _, ...summary }: store.OutcomeDocument) => summary;

async function followProposals(tx: Tx, applied: AppliedRevision, of: { text: string; partnershipId: number }, act: Act): Promise<void> {
  const moved = applied.proposals.flatMap(({ proposal, to, read }) => (to ? [{ before: proposal, to, read }] : []));
  const quotes = cutAt(of.text, moved.map(({ to }) => to));
  for (const [i, { before, to, read }] of moved.entries()) {
    const quote = quotes[i] as string;
    const words = read ? contentOf(read) : { quote, text: wording(quote) === wording(before.quote) ? before.text : wording(quote) };
    const after = await store.updateProposal(tx, before.id, { ...words, paragraphId: applied.paragraphIds[to.paragraph], start: to.start, end: to.end });
    await remember(tx, act, { subject: 'proposal', action: read ? 'reread' : 'moved', before, after, partnershipId: of.partnershipId });
  }
  const last = Math.max(-1, ...applied.proposals.map(({ proposal }) => proposal.position));
  await store.insertProposals(
    tx,
    applied.fresh.map((read, i) => ({
      ...contentOf(read), documentId: applied.document.id, paragraphId: paragraphIdAt(applied, read), position: last + 1 + i, start: read.start, end: read.end, status: 'proposed' as const, version: 1,
    })),
  );
}

const contentOf = ({ quote, text, kind, actors, deadline, rule, confidence }: ReadProposal) => ({ quote, text, kind, actors, deadline, rule, confidence });

function paragraphIdAt({ after, paragraphIds }: AppliedRevision, { paragraph, start }: ReadProposal): number {
  const labelled = after.findLastIndex((p) => p.label === paragraph && p.start <= start);
  return paragraphIds[Math.max(labelled >= 0 ? labelled : after.findLastIndex((p) => p.start <= start), 0)] as number;
}
