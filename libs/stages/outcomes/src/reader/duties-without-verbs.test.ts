import { describe, expect, it } from '@jest/globals';
import { readOutcomeDocument, type ReadingLanguage } from './index.js';

const read = (language: ReadingLanguage, lines: readonly string[], adoptedOn = '2026-02-10') => readOutcomeDocument(lines.join('\n\n'), { language, adoptedOn }).proposals;

describe('whoever is named by a case or a preposition bears the duty', () => {
  it.each([
    ['ru', 'Секретариату направить уведомления государствам-членам до 15 мая 2026 года.', 'Секретариату', '2026-05-15'],
    ['ru', 'Экспертам до 20 июня т.г. завершить согласование текста.', 'Экспертам', '2026-06-20'],
    ['ru', 'Исполнительному комитету поручено в месячный срок доработать проект.', 'Исполнительному комитету', '2026-03-10'],
    ['ru', 'Контроль за исполнением возложить на заместителя председателя.', 'заместителя председателя', undefined],
    ['ru', 'Проект Соглашения направить сторонам в недельный срок.', undefined, '2026-02-17'],
    ['ar', 'وعلى الدول الأعضاء أن تسدد مساهماتها قبل نهاية العام الجاري.', 'الدول الأعضاء', '2026-12-31'],
    ['ar', 'على الأمانة العامة إعداد مشروع اللائحة الداخلية.', 'الأمانة العامة', undefined],
    ['ar', 'وتُدعى الدول الأعضاء إلى تقديم ترشيحاتها في أجل أقصاه 15 مايو 2026.', 'الدول الأعضاء', '2026-05-15'],
    ['ar', 'واتفق الطرفان على أن تعد الأمانة العامة دليلا موحدا.', 'الأمانة العامة', undefined],
    ['zh', '由越方牵头制定工作计划，老方予以配合。', '越方', undefined],
    ['zh', '有关费用由派遣方承担。', '派遣方', undefined],
    ['zh', '任何一方不得单方面修改附件。', '任何一方', undefined],
    ['zh', '双方同意于今年年底前完成评估。', '双方', '2026-12-31'],
  ] as const)('%s: "%s"', (language, sentence, actor, date) => {
    const [proposal] = read(language, [sentence]);
    if (actor) expect(proposal?.actors).toContain(actor);
    expect(proposal?.deadline?.date ?? undefined).toBe(date);
  });

  it.each([
    ['ru', 'Управление по рыболовству продолжает оказывать помощь портам.'],
    ['ru', 'Доклад Секретариата принять к сведению.'],
    ['zh', '会议由中方主持，各方代表出席。'],
    ['zh', '双方欢迎由两国商会共同举行的论坛。'],
  ] as const)('%s: "%s" binds nobody', (language, sentence) => {
    expect(read(language, [sentence])).toEqual([]);
  });
});

describe('decisions by verbal noun under a verb alone on its line', () => {
  const resolution = ['إن المجلس الوزاري للموانئ،', 'يقرر', '1- تكليف الأمانة العامة بإعداد دراسة عن الأرصفة قبل 1 مارس 2027.', '2- الترحيب بنتائج المعرض.', '3- إنشاء فريق عمل، على أن يتولى ما يلي:', 'أ- رصد حركة السفن؛', 'ب- نشر تقرير كل سنتين.'];

  it('reads the items and leaves what is only welcomed', () => {
    const proposals = read('ar', resolution);
    expect(proposals.map(({ text }) => text.slice(0, 12))).toEqual(['تكليف الأمان', 'إنشاء فريق ع', 'رصد حركة الس', 'نشر تقرير كل']);
    expect(proposals[0]).toMatchObject({ kind: 'request', actors: ['الأمانة العامة'], deadline: { date: '2027-03-01' } });
  });
});

describe('a task with fields behind its words', () => {
  it('takes owner and date from the fields, in one paragraph or on lines of their own', () => {
    const proposals = read('ru', ['1. Реестр постов. Срок исполнения: II квартал 2027 года. Ответственный: Бюро гидрологии.', '2. Обмен картами.', 'Исполнители: рыбные ведомства', 'Срок: постоянно']);
    expect(proposals).toMatchObject([
      { actors: ['Бюро гидрологии'], deadline: { text: 'II квартал 2027 года', date: '2027-06-30' } },
      { actors: ['рыбные ведомства'], deadline: { text: 'постоянно', date: null } },
    ]);
  });
});

describe('articles of a Chinese instrument', () => {
  it('owns the items by whoever the article names, and leaves what the text says of itself', () => {
    const proposals = read('zh', ['港口数据办法', '第一条　为交换数据，制定本办法。', '第二条　秘书处承担下列工作：', '（一）维护目录；', '（二）每两年组织一次会商。', '第三条　本办法自签署之日起生效。']);
    expect(proposals.map(({ text, actors }) => [text.slice(0, 4), actors[0]])).toEqual([['维护目录', '秘书处'], ['每两年组', '秘书处']]);
  });
});

describe('told, not settled', () => {
  it.each([
    ['ru', 'Представитель Армении предложил перенести рассмотрение вопроса.'],
    ['ru', 'Стороны обязались провести перепись и выполнили это обязательство.'],
    ['ru', 'На своем заседании в мае 2024 года Совет просил Бюро изучить вопрос.'],
    ['ar', 'واقترح مندوب تونس عقد ندوة حول الموضوع.'],
    ['ar', 'وطلبت اللجنة إلى المكتب إعداد دراسة، وقد قدمت الدراسة في موعدها.'],
    ['zh', '蒙古代表建议设立专门基金。'],
    ['zh', '双方商定建立热线，并已投入运行。'],
    ['zh', '两国一贯致力于多边主义。'],
  ] as const)('%s: "%s"', (language, sentence) => {
    expect(read(language, [sentence])).toEqual([]);
  });
});
