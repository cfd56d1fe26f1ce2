export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
export { readUnsubscription, signUnsubscription } from './unsubscription.js';
export type { Unsubscription } from './unsubscription.js';
