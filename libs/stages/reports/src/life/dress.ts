import type { ReportDress } from '@suivi/contract';
import type { ReportContent } from './content.js';
import type { ReportDocument } from './documents.store.js';

/** The dress of a content as renderers take it. */
export const dressOf = ({ previous, correction, ...dress }: ReportContent['dress']): ReportDress => ({ ...dress, ...(previous ? { previous } : {}), ...(correction === null ? {} : { correction }) });

/** The dress of a report without what was written by hand: enough to tell its sections. */
export const bareDress = ({ masthead, breakdown, order }: Pick<ReportDocument, 'masthead' | 'breakdown' | 'order'>): ReportDress => ({ masthead, breakdown, order, narratives: [] });
