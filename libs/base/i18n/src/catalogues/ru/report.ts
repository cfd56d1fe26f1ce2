import type { Draft } from '../../catalogue.js';
import type { report as english } from '../en/report.js';

export const report: Draft<typeof english> = {};
