import { outcomes } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import { refresh } from '../../ui/reading.js';
import type { OutcomeDocument } from './documents.js';

/** A document as a person hands it in: a file, or else a text. */
export interface Import {
  meetingId: number;
  file: File | null;
  text: string;
  language: Language | 'auto';
}

const types: Record<string, string> = {
  txt: 'text/plain', html: 'text/html', htm: 'text/html', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The media type of a file: what the browser knows, else what its name says. */
export const typeOf = (file: { name: string; type: string }): string =>
  file.type || types[file.name.split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';

async function bringIn({ meetingId, file, text, language }: Import): Promise<OutcomeDocument> {
  const params = { id: meetingId };
  if (!file) return call(outcomes.importDocument, { params, body: { text, language } });
  // the bytes go as they are: finding out their encoding is the server's work
  const named = { fileName: file.name, ...(language === 'auto' ? {} : { language }) };
  return call(outcomes.importDocument, { params, query: named, file: { bytes: file, type: typeOf(file) } });
}

/** Imports a document; the lists of documents are asked for again. */
export const useImport = () => useMutation({ mutationFn: bringIn, onSuccess: () => refresh(outcomes.listDocuments) });
