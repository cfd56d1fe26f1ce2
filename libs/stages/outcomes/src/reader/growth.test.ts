import { describe, expect, it, jest } from '@jest/globals';
import { readOutcomeDocument } from './index.js';

jest.setTimeout(60_000);

const SMALL = 25_000;
const TIMES = 4;
/** Reading four times the text takes four times as long, sixteen times where it grows with the square; the machine is shared. */
const MOST = 9;
/** Below this a difference is noise. */
const NOTHING_S = 0.15;

const filled = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
const counted = (piece: (n: number) => string, length: number): string => {
  const pieces: string[] = [];
  for (let size = 0, n = 1; size < length; n += 1) size += pieces[pieces.push(piece(n)) - 1]!.length;
  return pieces.join('');
};

const prose = 'The Parties welcomed the report of the two desks. They agreed that the secretariats would prepare a joint plan by 30 June 2027. UNDP will train two hundred officials before the end of 2026. ';

const shapes: Record<string, (length: number) => string> = {
  'one line': (length) => filled(prose, length),
  'numbered paragraphs': (length) => counted((n) => `${n}. ${prose}\n\n`, length),
  'hard-wrapped lines': (length) => filled(`${prose.replace(/(.{60,75}) /g, '$1\n')}\n\n`, length),
  digits: (length) => filled('1234567890', length),
  dates: (length) => filled('2026-07-12 30 June 2027 ', length),
  'dated sessions in one item': (length) => `1. The Board decides to:\n(a) report ${filled('at its tenth session, 12 May 2027 ', length)}`,
  brackets: (length) => filled('(', length / 2) + filled(')', length / 2),
  'markers in one line': (length) => filled('(a) (i) ', length),
  'items in one line': (length) => `1. The Board decides: ${counted((n) => `(${n}) to meet in 2027; `, length)}`,
  'items on lines': (length) => `1. The Board decides:\n${counted((n) => `(${'abcdefgh'[n % 8]}) To meet in 2027;\n`, length)}`,
  'items that each adopt the list above': (length) => filled('• The meeting adopted both recommendations above\n', length),
  'rows of an action list': (length) => `Action points\n\n${filled('• Prepare a paper for them (UNDP)\n', length)}`,
  'an acronym': (length) => filled('UNDP ', length),
  'an acronym between commas': (length) => filled('UNDP, ', length),
  points: (length) => `${filled('.', length)}x`,
  'points and quotation marks': (length) => `${filled('."', length)}x`,
  'commas at the end of an item': (length) => `1. The Board decides to:\n(a) report ${filled(',', length)}x`,
  dashes: (length) => `${filled('-', length)}x`,
  'verbs without end': (length) => `${filled('The Board agrees, requests, decides, ', length)}and ends.`,
  'Chinese verbs without end': (length) => `${filled('决定，请秘书处', length)}。`,
  'Chinese without punctuation': (length) => filled('会议商定于二〇二七年再次举行会议请秘书处提交报告', length),
  Arabic: (length) => filled('قرر الاجتماع عقد دورته القادمة في عام ٢٠٢٧ وطلب إلى الأمانة أن تقدم تقريرا ', length),
  'headings alone': (length) => filled('I.\n\nA.\n\n', length),
  'empty lines': (length) => filled('\r\n', length),
  'tables': (length) => filled('| Prepare a paper | UNDP | 2027 |\n', length),
  'many documents': (length) => filled('=== A/77/277 ===\nThe meeting agreed to meet in 2027.\n', length),
};

const secondsFor = (text: string): number => {
  const begun = process.cpuUsage();
  readOutcomeDocument(text, { language: 'auto' });
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
};

const growthOf = (shape: (length: number) => string): number => {
  const long = secondsFor(shape(SMALL * TIMES));
  return long < NOTHING_S ? 1 : long / secondsFor(shape(SMALL));
};

describe('reading takes as long as the text is long', () => {
  it.each(Object.keys(shapes))('%s', (name) => {
    const shape = shapes[name] as (length: number) => string;
    secondsFor(shape(SMALL));
    const growth = growthOf(shape);
    // Others use the machine, too: what seems too much is measured again.
    if (growth > MOST) expect(growthOf(shape)).toBeLessThan(MOST);
  });

  it('a line that binds somebody 150,000 times is read to its end', () => {
    const { proposals } = readOutcomeDocument('决定设会；'.repeat(150_000), { language: 'zh' });
    expect(proposals).toHaveLength(150_000);
  });
});
