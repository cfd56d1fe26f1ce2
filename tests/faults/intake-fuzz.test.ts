import { expect, jest, test } from '@jest/globals';
import { Refusal } from '@suivi/kernel';
import * as sources from '@suivi/outcomes/reader';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { column, pdfOf, wordParagraph, wordPartsOf } from '../support/document-files.js';

const FEW = 300;
/** SUIVI_TEST_FUZZ_CASES=5000 for a long run: of what `npm run test:faults` has built, whose processes need not compile anything as they start. */
const cases = Number(process.env.SUIVI_TEST_FUZZ_CASES ?? FEW);
const built = new URL('../../libs/stages/outcomes/dist/reader.js', import.meta.url).href;
const { readOutcomeDocument, takeDocument } = cases > FEW ? ((await import(built)) as typeof sources) : sources;
const SLOWEST_MS = 30_000 + 5_000;
jest.setTimeout(60_000 + cases * 2_000);

const statement = ['1. The participants requested the Secretariat to report by 30 November 2011;', '(a) Decides to meet again in 2013;', '2. Les participants sont convenus de se réunir en 2013.', '三、会议商定于2013年再次举行会议。', '٤ - قرر الاجتماع عقد دورته القادمة في عام 2013.'];
const body = (texts: readonly string[]): string => texts.map((text) => wordParagraph(text, { id: 1, depth: 0 })).join('');
const numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const page = `<!doctype html><html><body><ol type="a">${statement.map((text) => `<li>${text}`).join('')}</ol><table><tr><td>One<td>Two</table></body></html>`;
// Those that a parser reads stand twice: what bytes can break is mostly there.
const pdf = pdfOf([column(statement.slice(0, 3), { x: 70, y: 740 }), column(statement.slice(0, 2), { x: 70, y: 740 })]);
const stored = zipSync(wordPartsOf(body(statement), numbering), { level: 0 });
const files: Uint8Array[] = [
  pdf, pdf, zipSync(wordPartsOf(body(statement), numbering)), stored, stored,
  Buffer.from(page), Buffer.from(statement.join('\n')), Buffer.from(statement.join('\r\n'), 'utf16le'), Buffer.from(page, 'utf16le'),
];

type Change = { at: number; kind: 'flip' | 'cut' | 'repeat' | 'insert' | 'remove' | 'graft'; byte: number; length: number };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.noBias(fc.integer({ min: 0, max: 9999 })),
  kind: fc.noBias(fc.constantFrom('flip', 'flip', 'flip', 'flip', 'flip', 'flip', 'flip', 'cut', 'repeat', 'insert', 'remove', 'graft')), byte: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 1, max: 64 }),
});

function changed(bytes: Uint8Array, { at, kind, byte, length }: Change): Uint8Array {
  const from = Math.floor((at * bytes.length) / 10_000);
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
  if (kind === 'flip') return Uint8Array.from(bytes, (old, i) => (i === from ? byte : old));
  if (kind === 'cut') return before;
  if (kind === 'repeat') return Buffer.concat([before, ...Array.from({ length: byte }, () => after.subarray(0, length)), after]);
  if (kind === 'insert') return Buffer.concat([before, Buffer.alloc(length, byte), after]);
  if (kind === 'remove') return Buffer.concat([before, after.subarray(length)]);
  return Buffer.concat([before, (files[byte % files.length] as Uint8Array).subarray(from % 97)]);
}

const fuzzed = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 6 })).map(([file, changes]) => changes.reduce(changed, file)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 4000 }) },
);

/** Takes and reads one file: a text with places that are right, or a refusal; anything else is a crash. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const { text, form, pages } = await takeDocument(bytes, {});
    const { proposals } = readOutcomeDocument(text, { language: 'auto' });
    const points = [...text];
    for (const { quote, start, end } of proposals) expect(points.slice(start, end).join('')).toBe(quote);
    for (const { start, end } of pages ?? []) expect(0 <= start && start <= end && end <= points.length).toBe(true);
    return form;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test(`of ${cases} files spoiled at random none crashes or hangs a reader: each is read, or refused with a reason`, async () => {
  const outcomes = new Map<string, number>();
  const check = async (bytes: Uint8Array) => {
    const begun = performance.now();
    const outcome = await outcomeOf(bytes);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    expect(performance.now() - begun).toBeLessThan(SLOWEST_MS);
  };
  // Half of the cases each: two parsing processes run at once.
  await Promise.all([1, 2].map((seed) => fc.assert(fc.asyncProperty(fuzzed, check), { numRuns: Math.ceil(cases / 2), seed, endOnFailure: true })));
  console.log([...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', '));
  // A process that broke down or was stopped is contained, yet it would be a file that a reader cannot cope with.
  expect(outcomes.get('document.too-complex') ?? 0).toBeLessThanOrEqual(cases * 0.02);
  expect(outcomes.size).toBeGreaterThan(4);
});
