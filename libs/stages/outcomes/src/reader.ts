/** The reader alone: what reads a document where there is no database (`@suivi/outcomes` itself loads the driver). */
export { documentBytesLimit, textOfBytes } from './document-text.js';
export { readOutcomeDocument } from './reader/index.js';
export type { DocumentReading, ReadingOptions, ReadProposal } from './reader/index.js';
