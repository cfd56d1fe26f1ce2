import type { Language } from '@suivi/kernel';
import { writeAlarm } from './alarm-letter.js';
import { writeAnsweringLetter } from './answering-letter.js';
import type { Letter } from './letter.js';
import type { AnsweringKind, MailPayloads } from './payloads.js';
import { writeSignIn } from './sign-in-letter.js';

const about = { commitmentId: 2, organizationId: 3, reference: 'UN-CARICOM-6/02', title: 'A plan' };
const entity = { en: 'UNDP', ar: 'برنامج الأمم المتحدة الإنمائي' };
const deadline = { on: '2027-06-30', precision: 'month' } as const;

/** One of each mail that answers somebody's act. */
const samples: MailPayloads = {
  'update-returned': { ...about, submittedOn: '2027-03-01', note: 'Which\ncountries?' },
  'extension-decided': { ...about, askedOn: '2027-03-01', deadline, note: 'Until the session is over.' },
  'handover-decided': { ...about, colleague: 'Inès Ferrand', confirmed: true, note: null },
  'handed-over': { ...about, by: 'Luis Ortega', entity, quote: 'agreed to prepare a plan', deadline },
  nudge: { by: { name: 'Inès Ferrand' }, note: 'The minister asks.\nSo do I.', items: [{ ...about, entity, quote: 'agreed to prepare a plan', deadline, before: null }] },
  clearance: { ...about, author: 'Luis Ortega', entity, status: 'in-progress', narrative: 'Half of it\nis written.', results: 'Ten were trained.', obstacles: null, evidence: 'A/67/1' },
  'clearance-refused': { ...about, by: 'Inès Ferrand', writtenOn: '2027-03-01', note: 'Name the countries.' },
  'fresh-links': { items: [{ ...about, entity, deadline }, { ...about, commitmentId: 4, reference: 'UN-CARICOM-6/04', entity, deadline: null }] },
  'report-circulated': { reportId: 7, kind: 'final', meetingOrdinal: 6, by: 'Inès Ferrand', note: 'The part on energy is new.', commentsBy: '2027-03-20' },
};
const declined: Partial<MailPayloads> = {
  nudge: { by: null, note: null, items: [...samples.nudge.items, { ...about, commitmentId: 4, reference: 'UN-CARICOM-6/04', entity, quote: 'q', deadline: null, before: null }] },
  'extension-decided': { ...samples['extension-decided'], deadline: null, note: null },
  'handover-decided': { ...samples['handover-decided'], confirmed: false, note: 'She has left.' },
};

/** Each of these mails by a name, in a language; what can be decided either way twice. */
export const answeringLetters = (Object.entries({ ...samples }) as [AnsweringKind, MailPayloads[AnsweringKind]][])
  .flatMap(([kind, payload]) => [[kind, kind, payload] as const, ...(declined[kind] ? [[`${kind}, declined`, kind, declined[kind]] as const] : [])])
  .map(([name, kind, payload]): [string, (language: Language) => Letter] => [
    name,
    (language) => writeAnsweringLetter(kind, payload as never, { name: 'Ada', language, linkFor: ({ commitmentId }) => `https://suivi.example/answer/${commitmentId}`, pageAt: (path) => `https://suivi.example${path}` }),
  ]);

/** The mails of the product itself: to the operator, and to who signs in. */
export const ownLetters: [string, (language: Language) => Letter][] = [
  ['alarm', (language) => writeAlarm({
    tone: 'red', at: new Date('2027-03-10T08:30:00Z'),
    troubles: [{ code: 'server-away', count: 1, detail: '421 4.3.2 mx1.desk.example: Service not available, try again later.', since: new Date('2027-03-10T07:05:00Z') }, { code: 'mail-late', count: 12, since: new Date('2027-03-10T07:05:00Z') }],
  }, { language, ledgerUrl: 'https://suivi.example/mails' })],
  ['sign-in', (language) => writeSignIn({ name: 'Ada Baptiste', language }, { requestId: 'r'.repeat(22), expiresAt: '2027-03-10T08:10:00Z' }, { letterhead: { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'https://suivi.example', linkSecret: 'made up for tests, nothing else is signed with it' }, at: new Date('2027-03-10T08:00:00Z') })?.letter as Letter],
];
