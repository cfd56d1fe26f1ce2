import type { Draft } from '../../catalogue.js';
import type { answer as english } from '../en/answer.js';

export const answer: Draft<typeof english> = {};
