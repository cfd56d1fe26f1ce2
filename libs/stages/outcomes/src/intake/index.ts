export { takeDocument } from './take-document.js';
export type { DocumentForm, PageRange, TakenDocument } from './taken-document.js';
