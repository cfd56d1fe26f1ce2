import { wholeInstallation } from '@suivi/access';
import type { DocumentKind } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { storeFile } from '@suivi/files';
import { type Act, type Language, type LocalDate, Refusal } from '@suivi/kernel';
import { mediaTypeOf, type ReadDocument, readFileApart, readText } from './intake/index.js';
import { meeting, remember, seriesNamed } from './outcomes.js';
import * as store from './outcomes.store.js';
import type { ReadParagraph, ReadProposal } from './reader/index.js';

/** What a person says of a document when it is handed in; what is left open the document says, or its meeting. */
export interface AboutDocument {
  meetingId: number;
  fileName: string;
  kind?: DocumentKind;
  title?: string | null;
  symbol?: string | null;
  language?: Language | 'auto';
  adoptedOn?: LocalDate | null;
}

/** An outcome document as handed in: a text. */
export interface NewDocument extends AboutDocument {
  text: string;
}

/** An outcome document as handed in: a file of any form that is read. */
export interface NewFile extends AboutDocument {
  bytes: Uint8Array;
}

/** A document that was read, ready to be stored; `fileSha256` names the original, where it is kept. */
export interface DocumentToStore extends AboutDocument {
  read: ReadDocument;
  fileSha256?: string;
}

/** How to read a document of a meeting: as told, and from the day of adoption, which is the meeting's last if nothing is told. */
export async function howToRead(sql: Sql, about: Pick<AboutDocument, 'meetingId' | 'language' | 'adoptedOn'>): Promise<{ language: Language | 'auto'; adoptedOn: LocalDate }> {
  const { endsOn } = await meeting(sql, wholeInstallation, about.meetingId);
  return { language: about.language ?? 'auto', adoptedOn: about.adoptedOn ?? endsOn };
}

/**
 * Reads a text and stores its paragraphs and proposals in one transaction. Refuses an empty one, one that is no text, and
 * the same text twice for a meeting.
 */
export async function importDocument(sql: Sql, { text, ...about }: NewDocument, act: Act): Promise<store.OutcomeDocument> {
  const read = await readText(text, await howToRead(sql, about));
  return transact(sql, (tx) => storeDocument(tx, { ...about, read }, act));
}

/** As `importDocument`, for a file, which is kept as the original; refuses what is no document or cannot be read. */
export async function importFile(sql: Sql, { bytes, ...about }: NewFile, act: Act): Promise<store.OutcomeDocument> {
  const mediaType = mediaTypeOf(bytes);
  const read = await readFileApart(bytes, { ...(await howToRead(sql, about)), fileName: about.fileName });
  return transact(sql, async (tx) => {
    const { sha256 } = await storeFile(tx, bytes, { mediaType, now: act.now });
    return storeDocument(tx, { ...about, read, fileSha256: sha256 }, act);
  });
}

/** Stores a document that was read, with its paragraphs and proposals, in the caller's transaction; refuses the same text twice for a meeting. */
export async function storeDocument(tx: Tx, { read, fileSha256, ...about }: DocumentToStore, act: Act): Promise<store.OutcomeDocument> {
  const of = await meeting(tx, wholeInstallation, about.meetingId);
  const { partnershipId } = await seriesNamed(tx, wholeInstallation, of.seriesId);
  await store.meetingForChange(tx, of.id); // two imports of the same text at once: the second waits, then sees the first
  if (await hasDocument(tx, of.id, read.sha256)) throw new Refusal('document.already-imported', 'this very text is already a document of the meeting');
  const { text: _, ...row } = await store.insertDocument(tx, {
    meetingId: of.id, kind: about.kind ?? 'joint-statement', title: about.title ?? read.facts.title ?? nameAlone(about.fileName), symbol: about.symbol ?? read.facts.symbol,
    language: read.language, adoptedOn: about.adoptedOn ?? of.endsOn, fileName: about.fileName, sha256: read.sha256, text: read.text, importedAt: act.now,
    fileSha256, pageStarts: read.pageStarts,
  });
  await storePassages(tx, row.id, read);
  await remember(tx, act, { subject: 'document', action: 'imported', before: null, after: row, partnershipId });
  return { ...row, text: read.text };
}

/** A file's name without the letters that say its form. */
const nameAlone = (fileName: string): string => fileName.replace(/\.(?:txt|pdf|docx|html?)$/i, '') || fileName;

async function storePassages(tx: Tx, documentId: number, { paragraphs, proposals }: ReadDocument): Promise<void> {
  const ids = await store.insertParagraphs(
    tx,
    paragraphs.map(({ label, parent, start, end, text }, position) => ({ documentId, position, label, parentLabel: parent, start, end, text })),
  );
  const paragraphOf = paragraphsOf(paragraphs, proposals);
  await store.insertProposals(
    tx,
    proposals.map((p, position) => ({
      documentId, paragraphId: ids[paragraphOf[position] ?? 0] as number, position, quote: p.quote, text: p.text, start: p.start, end: p.end,
      kind: p.kind, actors: p.actors, deadline: p.deadline, rule: p.rule, confidence: p.confidence, status: 'proposed' as const, version: 1,
    })),
  );
}

/** Which paragraph each proposal stands in, by index: the last of its label that begins before it, else the last of any. Both come in the order of the text. */
function paragraphsOf(paragraphs: readonly ReadParagraph[], proposals: readonly ReadProposal[]): number[] {
  const lastOf = new Map<string, number>();
  let passed = 0;
  return proposals.map(({ paragraph, start }) => {
    for (; passed < paragraphs.length && (paragraphs[passed] as ReadParagraph).start <= start; passed += 1) lastOf.set((paragraphs[passed] as ReadParagraph).label, passed);
    return lastOf.get(paragraph) ?? Math.max(passed - 1, 0);
  });
}

const hasDocument = async (sql: Sql, meetingId: number, sha256: string): Promise<boolean> =>
  (await store.documentsWhere(sql, wholeInstallation, { meetingId })).some((row) => row.document.sha256 === sha256);
