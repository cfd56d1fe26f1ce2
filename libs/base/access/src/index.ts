export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
