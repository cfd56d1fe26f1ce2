export { waitedForLimits } from './child-run.js';
export { mediaTypeOf, takeDocument } from './take-document.js';
export type { DocumentForm, PageRange, TakenDocument } from './taken-document.js';
export { readFileApart, readText } from './read-apart.js';
export type { ReadDocument, ReadingProgress } from './reading-messages.js';
