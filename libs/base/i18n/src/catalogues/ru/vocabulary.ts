import type { Draft } from '../../catalogue.js';
import type { vocabulary as english } from '../en/vocabulary.js';

export const vocabulary: Draft<typeof english> = {};
