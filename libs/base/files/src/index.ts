export { bytesOfFile, fileBytesLimit, forgetFile, forgetUnusedFiles, nameOfBytes, storedFile, storeFile } from './files.js';
export { evidenceTypeOf, evidenceTypes, fileNameOf } from './sniff.js';
export type { EvidenceType } from './sniff.js';
export type { StoredFile } from './files.store.js';
