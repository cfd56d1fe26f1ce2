import type { Language } from '@suivi/kernel';
import type { StatusUpdate } from '../update-shape.js';
import type { Standing } from './standing.js';

const update = (o: Partial<StatusUpdate>): StatusUpdate => ({
  id: 1, commitment: { id: 2, reference: 'UN-CARICOM-6/03', title: 'A plan' }, organization: { id: 3, acronym: 'UNDP' }, person: { id: 4, name: 'Inès Ferrand' }, status: 'in-progress',
  narrative: 'The draft went round; comments of eleven member States are being worked in.', evidence: null, obstacles: null, results: null, files: [], clearedBy: null, state: 'returned', submittedAt: '2012-03-05T12:00:00.000Z', decidedAt: '2012-03-08T12:00:00.000Z',
  decidedBy: 'Coordinator', decisionNote: 'Which countries?', version: 2, ...o,
});

/** What a page may be made of, as full as it usually gets: for tests of how it looks and weighs. */
export const standingOf = (language: Language, o: Partial<Standing> = {}): Standing => ({
  capability: { personId: 4, commitmentId: 2, organizationId: 3, generation: 0 }, language, zone: 'America/Guyana', today: '2012-04-16', personName: 'Inès Ferrand', entityName: 'PNUD',
  of: {
    reference: 'UN-CARICOM-6/03', title: 'Prepare a "plan" <now>', quote: 'agreed to prepare a plan & publish it', paragraphLabel: '6 (a)', documentTitle: 'Joint statement of the sixth general meeting', documentLanguage: 'en',
    entity: { en: 'UNDP' }, isOpen: true, isOwner: true, leads: true, deadlineOn: '2012-05-16', precision: 'day', hangsOnMeeting: false, awaitingSince: null,
  },
  precision: 'day', roles: ['focal-point'], last: update({}),
  contributions: ['CDEMA', 'UNEP', 'PAHO'].map((acronym, n) => update({ id: 10 + n, organization: { id: 10 + n, acronym }, state: 'accepted' })),
  extension: null, naming: null, draft: null, next: { reference: 'UN-CARICOM-6/07', title: 'Hold the workshop', path: '/answer/x', count: 3 }, ...o,
});
