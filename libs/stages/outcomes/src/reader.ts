/** The reader alone: what reads a document where there is no database (`@suivi/outcomes` itself loads the driver). */
export { documentBytesLimit, textOfBytes } from './document-text.js';
export { takeDocument } from './intake/index.js';
export type { TakenDocument } from './intake/index.js';
export { readOutcomeDocument } from './reader/index.js';
export type { DocumentReading, ReadingOptions, ReadProposal } from './reader/index.js';
