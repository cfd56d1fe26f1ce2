import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument, type ReadingLanguage } from './index.js';

const read = (language: ReadingLanguage, lines: readonly string[], adoptedOn?: string) =>
  readOutcomeDocument(lines.join('\n'), { language, ...(adoptedOn ? { adoptedOn } : {}) }).proposals;

const textsOf = (language: ReadingLanguage, lines: readonly string[]) => read(language, lines).map((proposal) => proposal.text);

describe('a lead-in that only announces its items', () => {
  it('decides every item under "agreed on the following"', () => {
    const texts = textsOf('en', [
      '4. The Ministers agreed on the following:', '(a) The Bureau shall publish a yearbook every two years;', '(b) The mandate of the panel is extended until 2028.', '5. Ministers thanked the hosts.',
    ]);
    expect(texts).toEqual(['The Bureau shall publish a yearbook every two years', 'The mandate of the panel is extended until 2028.']);
  });

  it('asks somebody for every item under a request that names only whom it asks', () => {
    const proposals = read('ru', ['3. просит Секретаря:', 'a) вести перечень портов;', 'b) до 1 марта 2027 года созвать совещание экспертов;', '4. благодарит Исландию.']);
    expect(proposals.map(({ text, actors }) => ({ text, actors }))).toEqual([
      { text: 'вести перечень портов', actors: ['Секретаря'] }, { text: 'до 1 марта 2027 года созвать совещание экспертов', actors: ['Секретаря'] },
    ]);
  });

  it('keeps to its own list: the next number begins a section', () => {
    const texts = textsOf('ru', ['Комиссия решила:', 'а) открыть два поста наблюдения;', 'б) поблагодарить Секретариат.', '4. Разное', 'Вопросов не было.']);
    expect(texts).toEqual(['открыть два поста наблюдения']);
  });
});

describe('an acronym that no list holds', () => {
  it.each([
    ['en', 'UNEP will publish an atlas of reefs by 2028.', 'UNEP'],
    ['en', 'The WHO shall train two hundred nurses.', 'WHO'],
    ['fr', "L'OMS publiera un guide avant la fin de 2028.", 'OMS'],
    ['es', 'La OIM elaborará un manual en 2028.', 'OIM'],
    ['ru', 'ВОЗ подготовит доклад к 1 марта 2028 года.', 'ВОЗ'],
  ] as const)('%s: "%s" binds who bears it', (language, sentence, actor) => {
    const [proposal] = read(language, [sentence]);
    expect(proposal?.actors.join()).toContain(actor);
  });

  it('asks whom it names, not whoever acted in the paragraph before', () => {
    const proposals = read('en', ['2. UNDP agreed to convene a workshop.', '4. It was recommended that WHO consider supporting the training of nurses.']);
    expect(proposals.at(-1)?.actors).toEqual(['WHO']);
  });

  it.each([['en', 'GDP will grow by three per cent.'], ['en', 'AIDS will remain a burden.'], ['en', 'HIV and TB shall not be forgotten here.']] as const)('%s: "%s" binds nobody', (language, sentence) => {
    expect(read(language, [sentence])).toEqual([]);
  });
});

describe('orders of minutes', () => {
  it.each([
    ['ru', '2.1. Утвердить программу обновления постов.', 'decision'],
    ['ru', '2.2. Поручить Секретариату подготовить смету.', 'request'],
    ['ar', 'وحثت اللجنة شركات النقل على خفض الأسعار.', 'request'],
    ['zh', '双方致力于扩大农产品贸易。', 'commitment'],
    ['zh', '港务局负责提出实施方案。', 'commitment'],
  ] as const)('%s: "%s" binds', (language, sentence, kind) => {
    expect(read(language, [sentence])).toMatchObject([{ kind }]);
  });

  it.each([
    ['ru', '2.3. Принять к сведению доклад Секретариата.'],
    ['zh', '各组织负责人出席了会议。'],
  ] as const)('%s: "%s" binds nobody', (language, sentence) => {
    expect(read(language, [sentence])).toEqual([]);
  });

  it('addresses the noun behind the Arabic subject', () => {
    expect(read('ar', ['وحثت اللجنة شركات النقل على خفض الأسعار.'])[0]?.actors).toEqual(['شركات النقل']);
  });
});

describe('dates that a calendar must be asked for', () => {
  it.each([
    ['en', 'The Parties shall report before 2030.', '2029-12-31'],
    ['en', 'The Parties shall report before the end of 2030.', '2030-12-31'],
    ['en', 'The Parties shall report before 1 March 2027.', '2027-03-01'],
    ['fr', 'Le Comité décide de publier le rapport avant mars 2027.', '2027-02-28'],
    ['zh', '双方同意在2027年6月前完成评估。', '2027-05-31'],
    ['zh', '双方同意在2027年6月底前完成评估。', '2027-06-30'],
  ] as const)('%s: "%s" ends on %s', (language, sentence, date) => {
    expect(read(language, [sentence])[0]?.deadline).toMatchObject({ date });
  });

  it('puts a month without a year behind the day of adoption', () => {
    expect(read('en', ['Members shall report by the end of June.'], '2026-03-04')[0]?.deadline).toMatchObject({ text: 'by the end of June', date: '2026-06-30' });
    expect(read('en', ['Members shall report by the end of June.'], '2026-09-04')[0]?.deadline).toMatchObject({ date: '2027-06-30' });
  });
});

describe('tasks that a meeting gives out', () => {
  it('reads a table whose head names who is responsible', () => {
    const proposals = read('es', [
      'Acta de la reunión', 'Vigo, 20 de enero de 2026', '5. Tareas', '| Tarea | Responsable | Plazo |', '| Publicar el calendario | Secretaría General | 31/01/2026 |', '6. Ruegos y preguntas', 'No hubo.',
    ]);
    expect(proposals).toMatchObject([{ text: 'Publicar el calendario | Secretaría General | 31/01/2026', actors: ['Secretaría General'], deadline: { date: '2026-01-31' } }]);
  });

  it('reads columns that blanks hold apart, and stops at the next section', () => {
    const proposals = read('en', [
      'Minutes of the meeting held on 4 March 2026', '6. Action points', 'No.  Action                        Owner          Due', '1    Circulate the draft minutes   Secretariat    11 March 2026', '7. Any other business', 'There was none.',
    ]);
    expect(proposals).toMatchObject([{ actors: ['Secretariat'], deadline: { date: '2026-03-11' } }]);
  });

  it('reads who and when from the bracket behind a task', () => {
    const proposals = read('fr', ['Le Comité prend acte du rapport.', 'Suites à donner :', '- Désigner un évaluateur (Bureau, fin février 2027)', 'Le Président lève la séance.']);
    expect(proposals).toMatchObject([{ actors: ['Bureau'], deadline: { date: '2027-02-28' } }]);
  });

  it('reads Chinese work to come', () => {
    expect(textsOf('zh', ['下一步工作安排：', '1. 秘书处3月底前印发纪要。', '2. 各部门核对账目。'])).toEqual(['秘书处3月底前印发纪要。', '各部门核对账目。']);
  });
});

describe('what only opens a meeting', () => {
  it.each([['en', 'The Committee adopted its agenda.'], ['fr', 'Le Comité adopte son ordre du jour.'], ['es', 'La Comisión aprobó el acta de la reunión anterior.'], ['zh', '会议通过了议程。']] as const)('%s: "%s" is no decision', (language, sentence) => {
    expect(read(language, [sentence])).toEqual([]);
  });
});

it('names who is asked in a passive request', () => {
  expect(read('en', ['Members were requested to send their comments to the secretariat.'])[0]?.actors).toEqual(['Members']);
});

describe('the next meeting', () => {
  it.each([
    ['en', 'The eighth meeting of the Committee will be held in Lima in May 2027.', 'next-meeting'],
    ['en', 'The two bodies agreed to hold a dialogue between general meetings.', 'decision'],
    ['en', 'The Ministers agreed to convene a forum on fisheries in December 2027.', 'decision'],
    ['fr', 'Les ministres sont convenus d’organiser un forum sur la pêche en 2027.', 'decision'],
  ] as const)('%s: "%s" is a %s', (language, sentence, kind) => {
    expect(read(language, [sentence])).toMatchObject([{ kind }]);
  });
});
