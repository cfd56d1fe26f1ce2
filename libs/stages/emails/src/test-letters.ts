import type { Language } from '@suivi/kernel';
import { writeAnsweringLetter } from './answering-letter.js';
import type { Letter } from './letter.js';
import type { AnsweringKind, MailPayloads } from './payloads.js';

const about = { commitmentId: 2, organizationId: 3, reference: 'UN-CARICOM-6/02', title: 'A plan' };
const entity = { en: 'UNDP', ar: 'برنامج الأمم المتحدة الإنمائي' };
const deadline = { on: '2027-06-30', precision: 'month' } as const;

/** One of each mail that answers somebody's act. */
const samples: MailPayloads = {
  'update-returned': { ...about, submittedOn: '2027-03-01', note: 'Which\ncountries?' },
  'extension-decided': { ...about, askedOn: '2027-03-01', deadline, note: 'Until the session is over.' },
  'handover-decided': { ...about, colleague: 'Inès Ferrand', confirmed: true, note: null },
  'handed-over': { ...about, by: 'Luis Ortega', entity, quote: 'agreed to prepare a plan', deadline },
  clearance: { ...about, author: 'Luis Ortega', entity, status: 'in-progress', narrative: 'Half of it\nis written.' },
  'clearance-refused': { ...about, by: 'Inès Ferrand', writtenOn: '2027-03-01', note: 'Name the countries.' },
  'fresh-links': { items: [{ ...about, entity, deadline }, { ...about, commitmentId: 4, reference: 'UN-CARICOM-6/04', entity, deadline: null }] },
  'report-circulated': { reportId: 7, kind: 'final', meetingOrdinal: 6, by: 'Inès Ferrand', note: 'The part on energy is new.', commentsBy: '2027-03-20' },
};
const declined: Partial<MailPayloads> = {
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
