import { readOutcomeDocument } from '@suivi/outcomes/reader';
import { costOf } from './extract-once.mjs';
import { root } from './place.mjs';
import { tableByRule } from './rules.mjs';
import { inTurns, secondsOf } from './turns.mjs';

/** Sentences of our own: what such documents recall, welcome and promise. */
const sentences = [
  'The general meeting recalled the long friendship between the two sides and the work that had been done since its last session.',
  'The participants agreed that the secretariats would prepare a joint plan for the regional warning system by 30 June 2027.',
  'They welcomed the report of the two desks and took note of the figures that it gave for each thematic area.',
  'The United Nations Development Programme undertook to train two hundred officials of the member States in disaster management before the end of 2026.',
  'It was noted that several entities had not yet been able to name a focal point, for reasons of which the meeting was aware.',
  'The meeting requested the Secretary-General of the Community to submit, at the next general meeting, a proposal for the protection of coastal waters.',
  'Many speakers stressed that energy, food and health could not be considered one without the others.',
  'The entities concerned will establish a working group on information technologies and report on its results every six months.',
];
const WORDS_A_PAGE = 450;

/** A document of numbered paragraphs, some with lettered items. */
function documentOf(pages) {
  const paragraphs = ['Joint statement of the ninth general meeting'];
  for (let words = 0, n = 1; words < pages * WORDS_A_PAGE; n += 1) {
    const said = [0, 1, 2].map((i) => sentences[(n * 3 + i * (n % 5)) % sentences.length]);
    const items = n % 6 === 0 ? ['\n\n(a) prepare a common calendar of meetings;', '\n\n(b) publish the results by 31 December 2027.'] : [];
    const text = `${n}. ${said.join(' ')}${items.join('')}`;
    words += text.split(' ').length;
    paragraphs.push(text);
  }
  return paragraphs.join('\n\n');
}

const splitOnly = (text) => text.split(/\n\s*\n/).map((paragraph) => paragraph.trim().replace(/\s+/g, ' '));

const costNote = ({ cpuSeconds, megabytesAboveIdle, peakMegabytes }) =>
  `suivi extract on 50 pages from start to end: ${cpuSeconds.toFixed(2)} s of processor time (goal: reading within 1 s), at most ${peakMegabytes.toFixed(0)} MB, ${megabytesAboveIdle.toFixed(0)} MB above one sentence (goal: 150)`;

/**
 * Pages of an outcome document read a second, against only splitting the same text into paragraphs; what the command takes for 50 pages; and, where
 * the labelled corpus is there, how often each rule is right.
 */
export async function run(place, { quick, corpus }) {
  const pages = quick ? 10 : 50;
  const text = documentOf(pages);
  const read = () => readOutcomeDocument(text, { language: 'en', adoptedOn: '2026-03-03' });
  const found = read().proposals.length;
  if (found === 0) throw new Error('nothing was found in a document that promises much');
  const ours = async () => pages / (await secondsOf(read));
  const limit = async () => (pages * 200) / (await secondsOf(() => { for (let i = 0; i < 200; i += 1) splitOnly(text); }));
  await limit();
  const result = await inTurns({ pairs: quick ? 3 : 9, unit: 'pages/s', ours, limit, signal: place.signal, note: `${pages} pages of ${WORDS_A_PAGE} words in English, ${found} proposals` });
  const cost = await costOf(documentOf(50), place.signal);
  const { rules, without } = await rulesIn(corpus ?? `${root}../shared/corpus`, quick, place.signal);
  return { ...result, cost, ...(rules ? { rules } : {}), note: [result.note, `goal: 50 pages in 1 s, here ${(50 / result.ours).toFixed(2)} s`, costNote(cost), ...without].join('; ') };
}

async function rulesIn(corpus, quick, signal) {
  if (quick) return { rules: null, without: ['no table by rule in a quick run'] };
  const rules = await tableByRule(corpus, signal);
  return { rules, without: rules ? [] : [`no table by rule: there is no labelled corpus in ${corpus} (--corpus FOLDER names another)`] };
}
