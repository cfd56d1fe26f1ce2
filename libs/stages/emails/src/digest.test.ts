import { describe, expect, test } from '@jest/globals';
import { type Language, languages } from '@suivi/kernel';
import { type OutgoingMail, composeMime } from '@suivi/mailer';
import { parseDocument } from 'htmlparser2';
import { writeDigest } from './digest.js';
import type { Letter } from './letter.js';
import { callOf, digestOf, itemOf, reviewOf, singleOf } from './test-digest.js';
import { answeringLetters, ownLetters } from './test-letters.js';

interface HtmlNode {
  type: string;
  name?: string;
  data?: string;
  children?: HtmlNode[];
}

/** The words that a reader of the HTML sees below its heading, in order. */
function seenIn(node: HtmlNode): string {
  if (node.type === 'text') return node.data ?? '';
  if (['head', 'style', 'h1'].includes(node.name ?? '')) return ' ';
  return ` ${(node.children ?? []).map(seenIn).join('')} `;
}
const wordsOf = (text: string): string[] => text.replace(/https?:\/\/\S+/g, ' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
const sizeOf = async (letter: Letter): Promise<number> => (await composeMime({ messageId: '<a@suivi.example>', date: new Date('2027-03-10T08:00:00Z'), from: { name: 'Suivi', address: 's@suivi.example' }, to: { name: 'Ada', address: 'a@x.example' }, ...letter } satisfies OutgoingMail)).length;

const letters: [string, (language: Language) => Letter][] = [
  ['digest', (language) => writeDigest(digestOf(language)).letter],
  ['request', (language) => writeDigest(singleOf(language)).letter],
  ['weekly review', (language) => writeDigest(digestOf(language, { items: [], changed: null, reviews: [reviewOf()] })).letter],
  ['digest with a review', (language) => writeDigest(digestOf(language, { reviews: [reviewOf()] })).letter],
  ['call for inputs', (language) => writeDigest(digestOf(language, { items: [], changed: null, calls: [callOf()] })).letter],
  ...answeringLetters,
  ...ownLetters,
];

describe.each(letters)('a %s', (_name, write) => {
  test.each(languages)('%s: says the same in plain text and in HTML, word by word', (language) => {
    const { text, html } = write(language);
    expect(wordsOf(text)).toEqual(wordsOf(seenIn(parseDocument(html) as unknown as HtmlNode)));
    expect(text).not.toMatch(/undefined|null|NaN|\{\w+\}/);
  });

  test.each(languages)('%s: loads nothing from elsewhere and names its language and direction', (language) => {
    const { html } = write(language);
    expect(html).not.toMatch(/<img|<link|<script|url\(|@import|src=/i);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });
});

describe('a mail in Arabic', () => {
  const isolated = /\u2068[^\u2069]*\u2069/g;
  const spoken = letters.map(([name, write]) => [name, write('ar')] as const);

  test.each(spoken)('%s: reads from the right whatever stands first in its subject, and keeps what others wrote apart', (_name, { subject, text }) => {
    expect(/[\p{L}]/u.exec(subject.replace(isolated, ''))?.[0]).toMatch(/\p{Script=Arabic}/u);
    const sentences = text.split('\n').filter((line) => /\p{Script=Arabic}/u.test(line) && !line.startsWith('>'));
    for (const line of sentences) expect(/[\p{L}]/u.exec(line.replace(isolated, ''))?.[0] ?? 'ا').toMatch(/\p{Script=Arabic}/u);
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

describe('a digest', () => {
  const headings = ({ text }: Letter): string[] => [...text.matchAll(/^== (.*) ==$/gm)].map(([, words]) => words as string);

  test('groups what is overdue, due, awaiting and silent, then tells what changed', () => {
    expect(headings(writeDigest(digestOf('en')).letter)).toEqual(['Overdue', 'Due today', 'Due soon', 'Awaiting you', 'No news for a long time', 'Changed since 3 March 2027']);
  });

  test('brings the question of the coordinator and who was asked before', () => {
    const { letter } = writeDigest(singleOf('en'));
    expect(letter.text).toContain('The coordinator asked on 2 March 2027:\n> Which countries took part?');
    expect(letter.text).toContain('Asked before: Inès Ferrand (Focal point) and Luis Ortega (Alternate), since 1 February 2027');
  });

  test('asks directly first, in its own words, and bears the rest of the day beneath', () => {
    const { letter } = writeDigest(singleOf('en'));
    expect(letter.subject).toBe('UN-CARICOM-6/07: UNDP is asked to report');
    expect(letter.text.indexOf('UN-CARICOM-6/07')).toBeLessThan(letter.text.indexOf('The other reminders of the day follow.'));
    expect(letter.text.indexOf('The other reminders of the day follow.')).toBeLessThan(letter.text.indexOf('== Overdue =='));
  });

  test('that is one review and nothing else says its title in the subject alone', () => {
    const alone = writeDigest(digestOf('en', { items: [], changed: null, reviews: [reviewOf()] })).letter;
    expect(alone.html.split('Weekly review: UN–CARICOM')).toHaveLength(3); // the document's title, and its heading
    expect(writeDigest(digestOf('en', { reviews: [reviewOf()] })).letter.html).toContain('<h2>Weekly review: UN–CARICOM</h2>');
  });

  test('says nothing of changes where there were none', () => {
    expect(headings(writeDigest(digestOf('en', { changed: { since: '2027-03-03', changes: [] } })).letter)).not.toContain('Changed since 3 March 2027');
  });

  test('cannot be made to hold markup by what people wrote', () => {
    const { letter } = writeDigest(digestOf('en', { items: [itemOf('en', 1, { title: '<img src=x onerror=alert(1)>', question: { words: '</blockquote><script>', askedOn: '2027-03-01' } })] }));
    expect(letter.html).not.toMatch(/<img|<script/);
  });

  test.each(languages)('%s: with 300 items and their calendar stays below 100 KB, and counts the rest', async (language) => {
    const items = Array.from({ length: 300 }, (_, n) => itemOf(language, n + 1));
    const files = (shown: readonly unknown[]) => [{ fileName: 'deadlines.ics', contentType: 'text/calendar; method=PUBLISH', content: 'X'.repeat(75 * 6).concat('\r\n').repeat(shown.length) }];
    const { letter, shown } = writeDigest(digestOf(language, { items, reviews: [reviewOf()] }), files);
    expect(await sizeOf(letter)).toBeLessThan(100_000);
    expect(await sizeOf(letter)).toBeGreaterThan(80_000);
    expect(letter.text).toContain(String(300 - shown.length));
  });
});
