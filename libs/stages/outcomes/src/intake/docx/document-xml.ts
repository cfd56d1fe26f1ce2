import { Refusal } from '@suivi/kernel';
import { Unreadable } from '../taken-document.js';
import { wordParts } from './package.js';

/** The main part of a Word document as XML, within the limits of what is taken in; refuses what is none, is damaged or unpacks to too much. */
export async function wordDocumentXml(bytes: Uint8Array): Promise<string> {
  try {
    return (await wordParts(bytes)).document;
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal(error.code, error.message) : error;
  }
}
