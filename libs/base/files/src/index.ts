export { bytesOfFile, fileBytesLimit, forgetFile, nameOfBytes, storedFile, storeFile } from './files.js';
export type { StoredFile } from './files.store.js';
