import type { Draft } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Draft<typeof english> = {};
