import type { Draft } from '../../catalogue.js';
import type { web as english } from '../en/web.js';

export const web: Draft<typeof english> = {};
