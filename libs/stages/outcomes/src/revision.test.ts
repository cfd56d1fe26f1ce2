import { describe, expect, test } from '@jest/globals';
import { readOutcomeDocument } from './reader/index.js';
import { compareEditions, type Comparison, type Edition, wordChanges } from './revision.js';

const edition = (text: string): Edition => ({ text, paragraphs: readOutcomeDocument(text, { language: 'auto' }).paragraphs });
const numbered = (paragraphs: readonly string[]): string => paragraphs.map((words, i) => `${i + 1}. ${words}`).join('\n\n');

/** The fates as lines: `moved 3→4`; what stayed as it was is left out. */
function told(before: Edition, after: Edition, { fates }: Comparison = compareEditions(before, after)): string[] {
  const labels = (of: Edition, indexes: number[]): string => indexes.map((i) => of.paragraphs[i]?.label).join('+');
  return fates.filter(({ fate }) => fate !== 'unchanged').map(({ fate, from, to }) => `${fate} ${labels(before, from)}→${labels(after, to)}`);
}

function standing(before: Edition, after: Edition, quote: string): { fate: string; at?: string; words?: string; cut?: string } {
  const start = before.text.indexOf(quote);
  const points = Array.from(before.text.slice(0, start)).length;
  const end = points + Array.from(quote).length;
  const paragraph = before.paragraphs.findLastIndex((p) => p.start <= points);
  const found = compareEditions(before, after).standingOf({ quote, start: points, end, paragraph });
  if (found.fate === 'gone') return { fate: 'gone' };
  return { fate: found.fate, at: after.paragraphs[found.paragraph]?.label, words: found.words, cut: Array.from(after.text).slice(found.start, found.end).join('') };
}

const welcome = 'The Secretary-General welcomed the long-standing dialogue between the two organizations.';
const plan = 'UNDP agreed to publish a training plan for disaster managers of the region by 30 June 2027.';
const study = 'FAO will prepare a study on food security and food safety together with the CARICOM Secretariat.';
const thanks = 'The participants thanked the people of Guyana for their warm hospitality during the meeting.';
const youth = 'UNFPA was requested to support the regional strategy on youth development and report at the next meeting.';
const base = [welcome, plan, study, thanks];
const list = (items: readonly string[]): string => `1. ${welcome}\n\n2. The participants decided:\n\n${items.map((item, i) => `(${'abcdef'[i]}) ${item};`).join('\n\n')}\n\n3. ${thanks}`;

describe('what became of the paragraphs', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing where only the page was set anew', numbered(base), numbered(base).replaceAll(' of ', '\nof '), []],
    ['those after an inserted paragraph are renumbered', numbered(base), numbered([welcome, youth, plan, study, thanks]), ['new →2', 'moved 2→3', 'moved 3→4', 'moved 4→5']],
    ['those after one taken out too', numbered([welcome, youth, plan, study]), numbered([welcome, plan, study]), ['removed 2→', 'moved 3→2', 'moved 4→3']],
    ['one was reworded and renumbered', numbered(base), numbered([youth, welcome, plan.replace('30 June 2027', '31 December 2028'), study, thanks]), ['new →1', 'moved 1→2', 'reworded 2→3', 'moved 3→4', 'moved 4→5']],
    ['one was cut in two', numbered([`${welcome} ${plan}`, study]), numbered([welcome, plan, study]), ['split 1→1+2', 'moved 2→3']],
    ['one was cut in three', numbered([`${welcome} ${plan} ${youth}`, study]), numbered([welcome, plan, youth, study]), ['split 1→1+2+3', 'moved 2→4']],
    ['two were put together', numbered(base), numbered([welcome, `${plan} ${study}`, thanks]), ['merged 2+3→2', 'moved 4→3']],
    ['two changed places', numbered([welcome, plan, study, thanks]), numbered([welcome, study, plan, thanks]), ['moved 3→2', 'moved 2→3']],
    ['only the item that changed in a list, and those behind a new one', list(['to establish a working group on energy by 2012', 'to meet in New York in 2013']),
      list(['to establish a working group on energy by 2014', 'to hold a workshop on statistics', 'to meet in New York in 2013']), ['reworded 2 (a)→2 (a)', 'new →2 (b)', 'moved 2 (b)→2 (c)']],
    ['short paragraphs with the same words keep their order', numbered(['Energy.', plan, 'Energy.', study, 'Energy.']), numbered(['Energy.', plan, 'Energy.', youth, study, 'Energy.']), ['new →4', 'moved 4→5', 'moved 5→6']],
    ['another text under the same number is another paragraph', numbered(base), numbered([welcome, 'Nothing in this statement affects national legislation.', study, thanks]), ['removed 2→', 'new →2']],
    ['in Chinese', numbered(['会议欢迎双方长期开展的对话。', '开发署同意在2027年6月30日之前公布培训计划。', '与会者感谢圭亚那人民的热情款待。']),
      numbered(['会议欢迎双方长期开展的对话。', '粮农组织将编写关于粮食安全的研究报告。', '开发署同意在2028年12月31日之前公布培训计划。', '与会者感谢圭亚那人民的热情款待。']), ['new →2', 'reworded 2→3', 'moved 3→4']],
    ['in Arabic', numbered(['رحب المشاركون بالحوار القائم بين المنظمتين.', 'اتفق برنامج الأمم المتحدة الإنمائي على نشر خطة تدريب قبل 30 حزيران/يونيه 2027.', 'شكر المشاركون شعب غيانا على حسن الضيافة.']),
      numbered(['رحب المشاركون بالحوار القائم بين المنظمتين.', 'تعد منظمة الأغذية والزراعة دراسة عن الأمن الغذائي في المنطقة.', 'اتفق برنامج الأمم المتحدة الإنمائي على نشر خطة تدريب قبل 31 كانون الأول/ديسمبر 2028.', 'شكر المشاركون شعب غيانا على حسن الضيافة.']),
      ['new →2', 'reworded 2→3', 'moved 3→4']],
  ])('%s', (_, before, after, fates) => {
    const [old, now] = [edition(before), edition(after)];
    expect(told(old, now)).toEqual(fates);
    const { fates: all } = compareEditions(old, now);
    expect(all.flatMap(({ from }) => from).sort((a, b) => a - b)).toEqual(old.paragraphs.map((_p, i) => i));
    expect(all.flatMap(({ to }) => to).sort((a, b) => a - b)).toEqual(now.paragraphs.map((_p, i) => i));
  });

  test('a text of its own is no version of another', () => {
    const other = numbered([youth, 'ITU will map broadband access in small island States.', 'The meeting closed at noon.']);
    expect(compareEditions(edition(numbered(base)), edition(other)).alike).toBeLessThan(0.2);
    expect(compareEditions(edition(numbered(base)), edition(numbered([welcome, youth, plan, study, thanks]))).alike).toBe(1);
  });
});

describe('where quoted words stand', () => {
  const quote = 'publish a training plan for disaster managers of the region by 30 June 2027';
  const found = (after: string, words = quote) => standing(edition(numbered(base)), edition(after), words);

  test.each<[string, string, object]>([
    ['in the same paragraph under its new number', numbered([youth, ...base]), { fate: 'same', at: '3', cut: quote }],
    ['broken over lines and with other hyphens', numbered([welcome, plan.replace('disaster managers', 'disaster man-\nagers'), study, thanks]), { fate: 'same', at: '2' }],
    ['in the half of a paragraph that was cut off', numbered([welcome, 'UNDP agreed to help.', `It will ${quote}.`, study, thanks]), { fate: 'same', at: '3' }],
    ['in a merged paragraph', numbered([`${welcome} ${plan}`, study, thanks]), { fate: 'same', at: '1', cut: quote }],
    ['in other words, those put in included', numbered([welcome, plan.replace('30 June 2027', '31 December 2028 at the latest').replace('training plan', 'regional training plan'), study, thanks]),
      { fate: 'changed', at: '2', words: 'publish a regional training plan for disaster managers of the region by 31 December 2028 at the latest' }],
    ['in other words in another paragraph, where its own is gone', numbered([welcome, study, `${thanks} UNDP also undertook to publish a training plan for disaster managers in the region by 30 June 2027.`]), { fate: 'changed', at: '3' }],
    ['nowhere', numbered([welcome, study, thanks]), { fate: 'gone' }],
  ])('%s', (_, after, expected) => expect(found(after)).toMatchObject(expected));

  test('the second of two paragraphs with the same words is followed, not the first', () => {
    const before = edition(numbered(['Energy will be reviewed.', plan, 'Energy will be reviewed.']));
    const after = edition(numbered([youth, 'Energy will be reviewed.', plan, 'Energy will be reviewed.']));
    const [, , second] = before.paragraphs;
    const { standingOf } = compareEditions(before, after);
    const at = { quote: 'Energy will be reviewed.', start: (second?.start ?? 0) + 3, end: second?.end ?? 0, paragraph: 2 };
    expect(standingOf(at)).toMatchObject({ fate: 'same', paragraph: 3, words: 'Energy will be reviewed.' });
    expect(standingOf({ ...at, quote: 'Energy' })).toMatchObject({ fate: 'same', paragraph: 3 });
  });

  test.each<[string, string, string, object]>([
    ['Chinese', '1. 𠀀会议欢迎对话。\n\n2. 开发署同意在2027年6月30日之前公布培训计划。', '1. 𠀀会议欢迎对话。\n\n2. 新的一段文字写在这里。\n\n3. 开发署同意在2027年6月30日\n之前公布培训计划。', { fate: 'same', at: '3', cut: '同意在2027年6月30日\n之前公布培训计划' }],
    ['Chinese', '1. 会议欢迎对话。\n\n2. 开发署同意在2027年6月30日之前公布培训计划。', '1. 会议欢迎对话。\n\n2. 开发署同意在2028年6月30日之前公布区域培训计划。', { fate: 'changed', at: '2', words: '同意在2028年6月30日之前公布区域培训计划' }],
  ])('in %s, in code points', (_, before, after, expected) => {
    expect(standing(edition(before), edition(after), '同意在2027年6月30日之前公布培训计划')).toMatchObject(expected);
  });
});

describe('word by word', () => {
  const marked = (before: string, after: string): string =>
    wordChanges(before, after).map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text.trim()}+]` : `[-${text.trim()}-]`)).join('');

  test.each([
    ['publish a plan by 30 June', 'publish a plan by 31 July', 'publish a plan by [-30 June-][+31 July+]'],
    ['Программа развития окажет поддержку', 'Программа развития окажет содействие', 'Программа развития окажет [-поддержку-][+содействие+]'],
    ['اتفق البرنامج على نشر خطة', 'اتفق البرنامج على إصدار خطة', 'اتفق البرنامج على [-نشر-][+إصدار+]خطة'],
    ['开发署同意公布计划', '开发署同意公布报告', '开发署同意公布[-计划-][+报告+]'],
  ])('%s', (before, after, expected) => expect(marked(before, after)).toBe(expected));
});

test('a thousand paragraphs, each reworded or renumbered, are compared in well under a second', () => {
  const words = 'region plan energy health trade youth climate food security island States meeting Secretariat support review report progress training data law'.split(' ');
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const paragraphs = Array.from({ length: 1000 }, (_, i) => Array.from({ length: 60 }, () => `${words[random(words.length)]}${random(9) === 0 ? i : ''}`).join(' '));
  const text = (all: readonly string[]) => ({ text: numbered(all), paragraphs: [] as Edition['paragraphs'] });
  const placed = (all: readonly string[]): Edition => {
    let at = 0;
    return { ...text(all), paragraphs: all.map((words_, i) => {
      const start = at;
      at += `${i + 1}. ${words_}`.length + 2;
      return { label: `${i + 1}`, start, end: at - 2, text: words_ };
    }) };
  };
  const [before, after] = [placed(paragraphs), placed(['A paragraph that is new.', ...paragraphs.map((p) => p.replace(/\w+ \w+$/u, 'other words at the end'))])];
  const began = performance.now();
  const { fates, standingOf } = compareEditions(before, after);
  const standings = before.paragraphs.map((p, i) => standingOf({ quote: p.text, start: p.start + `${p.label}. `.length, end: p.end, paragraph: i }));
  const took = performance.now() - began;
  process.stdout.write(`1,000 reworded paragraphs and as many quotes: ${Math.round(took)} ms\n`);
  expect(fates.filter(({ fate, from, to }) => fate === 'reworded' && (to[0] ?? 0) === (from[0] ?? 0) + 1)).toHaveLength(1000);
  expect(standings.every((s, i) => s.fate === 'changed' && s.paragraph === i + 1)).toBe(true);
  expect(took).toBeLessThan(5000); // the figure is printed; the bound only tells a wrong algorithm from a busy machine
});
