import type { Language } from '@suivi/kernel';
import type { Digest } from './digest.js';
import type { DigestCall } from './digest-call.js';
import type { DigestItem } from './digest-item.js';
import type { Review } from './review.js';

/** The day of all made-up mails. */
export const today = '2027-03-10';

const titles: Record<Language, string> = {
  en: 'Convene a regional workshop on early warning and disaster preparedness', fr: 'Organiser un atelier régional sur l’alerte rapide et la préparation', es: 'Convocar un taller regional sobre alerta temprana y preparación',
  zh: '召开关于预警和备灾的区域讲习班', ar: 'عقد حلقة عمل إقليمية بشأن الإنذار المبكر والتأهب للكوارث', ru: 'Провести региональный семинар по раннему предупреждению',
};
const allOf = (text: string) => ({ en: text, fr: text, es: text, zh: text, ar: text, ru: text });

/** A made-up item; what is not said is overdue, in the digest, and asked by nobody before. */
export const itemOf = (language: Language, number = 1, over: Partial<DigestItem> = {}): DigestItem => ({
  reference: `UN-CARICOM-6/${String(number).padStart(2, '0')}`, title: `${titles[language]} (${number})`, paragraphLabel: '8 (j)', documentTitle: 'Joint statement of the sixth general meeting',
  partnership: { ...allOf('UN–CARICOM'), ar: 'الأمم المتحدة والجماعة الكاريبية', zh: '联合国—加共体' }, entity: { ...allOf('UNDP'), fr: 'PNUD', ru: 'ПРООН' }, role: 'focal-point', channel: 'digest',
  deadlineOn: '2027-03-01', precision: 'day', declaredStatus: 'in-progress', lastNewsOn: '2026-12-01', question: null, askedBefore: null,
  answerUrl: `https://suivi.example/answer/1.1a-${number.toString(36)}-2b.AbCdEfGhIjKlMnOpQrStUvWx`, ...over,
});

/** A made-up digest with an item in each section, and what changed. */
export const digestOf = (language: Language, over: Partial<Digest> = {}): Digest => ({
  personName: 'Ada Baptiste', language, today, registerUrl: 'https://suivi.example', calendarUrl: 'https://suivi.example/calendar/1a.AbCdEfGhIjKlMnOpQrStUvWx.ics', reviews: [], calls: [],
  items: [
    itemOf(language, 1), itemOf(language, 2, { deadlineOn: '2027-03-10' }), itemOf(language, 3, { deadlineOn: '2027-03-31', precision: 'month' }),
    itemOf(language, 4, { question: { words: 'Which countries took part?\nPlease name them.', askedOn: '2027-03-02' } }), itemOf(language, 5, { deadlineOn: null, precision: null }),
  ],
  changed: {
    since: '2027-03-03',
    changes: [
      { kind: 'deadline', reference: 'UN-CARICOM-6/03', from: { on: '2027-02-28', precision: 'day' }, to: { on: '2027-03-31', precision: 'month' } },
      { kind: 'words', reference: 'UN-CARICOM-6/01' }, { kind: 'owners', reference: 'UN-CARICOM-6/02', entities: [{ en: 'PAHO', fr: 'OPS' }] },
      { kind: 'ended', reference: 'UN-CARICOM-6/09', state: 'closed' }, { kind: 'handed-over', reference: 'UN-CARICOM-6/08', entity: { en: 'UNDP' } },
    ],
  },
  ...over,
});

/** The same with one item asked directly, that others were asked before. */
export function singleOf(language: Language): Digest {
  const digest = digestOf(language);
  const asked = itemOf(language, 7, { channel: 'single', role: 'head', askedBefore: { people: [{ name: 'Inès Ferrand', role: 'focal-point' }, { name: 'Luis Ortega', role: 'alternate' }], since: '2027-02-01' } });
  return { ...digest, items: [...digest.items, asked] };
}

/** A made-up call for inputs. */
export const callOf = (over: Partial<DigestCall> = {}): DigestCall => ({
  meetingOrdinal: 6, partnership: { ...allOf('UN–CARICOM'), ar: 'الأمم المتحدة والجماعة الكاريبية' }, entity: { ...allOf('UNDP'), fr: 'PNUD', ru: 'ПРООН' }, role: 'focal-point', channel: 'single', rule: 'nudge', dueOn: '2027-03-24', asked: 5, answered: 2,
  message: { en: 'Please name what can be counted.', fr: 'Merci d’indiquer ce qui peut être chiffré.', ar: 'يرجى ذكر ما يمكن قياسه.' }, hasSheet: true, url: 'https://suivi.example/answer/call/1.1a-2-2b.AbCdEfGhIjKlMnOpQrStUvWx', ...over,
});

/** A made-up week of a coordinator. */
export const reviewOf = (over: Partial<Review> = {}): Review => ({
  partnership: { en: 'UN–CARICOM', ar: 'الأمم المتحدة والجماعة الكاريبية' },
  overdue: [
    { entity: { en: 'UNDP' }, otherSide: null, count: 3, oldest: 'UN-CARICOM-6/01', since: '2027-01-15', lastContactOn: '2026-12-01' },
    { entity: { en: 'CDEMA' }, otherSide: 'partner', count: 1, oldest: 'UN-CARICOM-6/05', since: '2027-03-01', lastContactOn: null },
  ],
  silent: [{ entity: { en: 'FAO' }, otherSide: null, count: 2, since: '2026-11-20' }],
  toVerify: [{ entity: { en: 'PAHO' }, otherSide: null, reference: 'UN-CARICOM-6/02', since: '2027-03-04' }],
  extensions: [{ entity: { en: 'UNDP' }, otherSide: null, reference: 'UN-CARICOM-6/04', since: '2027-03-06' }],
  handovers: [{ entity: { en: 'CDEMA' }, otherSide: 'partner', reference: 'UN-CARICOM-6/07', since: '2027-03-10' }],
  corrections: [{ reference: 'UN-CARICOM-6/03', title: 'Open a dialogue' }],
  lost: [{ entity: { en: 'FAO' }, otherSide: null, person: 'Luis Ortega', since: '2027-02-01', digests: null }, { entity: { en: 'UNEP' }, otherSide: null, person: 'Mei Lin', since: '2026-12-20', digests: 4 }],
  failed: [{ person: 'Luis Ortega', count: 2, lastOn: '2027-03-08' }],
  comingUp: 6,
  ...over,
});
