import { commitments, outcomes, type RouteResponse } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../ui/call.js';
import { refresh } from '../../../ui/reading.js';
import { typeOf } from '../importing.js';

/** What a corrected text moves and changes. */
export type RevisionReport = RouteResponse<typeof outcomes.reviseDocument>;

/** The corrected text as a person hands it in: a file, or else a text. */
export interface Corrected {
  file: File | null;
  text: string;
}

const sent = (id: number, { file, text }: Corrected) =>
  file ? { params: { id }, query: { fileName: file.name }, file: { bytes: file, type: typeOf(file) } } : { params: { id }, body: { text } };

/** Asks what a corrected text would do. */
export const usePreview = (id: number) => useMutation({ mutationFn: (corrected: Corrected) => call(outcomes.previewRevision, sent(id, corrected)) });

/** Gives the document its corrected text; all that shows its paragraphs is asked for again. */
export const useApply = (id: number) =>
  useMutation({
    mutationFn: ({ corrected, version }: { corrected: Corrected; version: number }) => call(outcomes.reviseDocument, { ...sent(id, corrected), ifMatch: version }),
    onSuccess: () => refresh(outcomes.readDocument, outcomes.listDocuments, outcomes.listProposals, commitments.listCommitments, commitments.readCommitment, commitments.readHistory),
  });
