import { outcomes } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../ui/call.js';
import { refresh } from '../../ui/reading.js';
import type { OutcomeDocument } from './documents.js';
import type { FileReading } from './readings.js';

/** A text, or a file, as a person hands it in for a meeting. */
interface About {
  meetingId: number;
  language: Language | 'auto';
}

const types: Record<string, string> = {
  txt: 'text/plain', html: 'text/html', htm: 'text/html', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The media type of a file: what the browser knows, else what its name says. */
export const typeOf = (file: { name: string; type: string }): string =>
  file.type || types[file.name.split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';

const bringIn = ({ meetingId, text, language }: About & { text: string }): Promise<OutcomeDocument> =>
  call(outcomes.importDocument, { params: { id: meetingId }, body: { text, language } });

// the bytes go as they are: finding out their form and encoding is the server's work
const handIn = ({ meetingId, file, language }: About & { file: File }): Promise<FileReading> =>
  call(outcomes.requestReading, { params: { id: meetingId }, query: { fileName: file.name, language }, file: { bytes: file, type: known(typeOf(file)) } });

const known = (type: string): string => (outcomes.documentMediaTypes.find((one) => one === type) ?? 'application/octet-stream');

/** Imports a text while the person waits; the lists of documents are asked for again. */
export const useImport = () => useMutation({ mutationFn: bringIn, onSuccess: () => refresh(outcomes.listDocuments) });

/** Hands a file in; it is read in the background. */
export const useHandIn = () => useMutation({ mutationFn: handIn, onSuccess: () => refresh(outcomes.listReadings) });
