import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ImplementationStatus, vocabulary } from '@suivi/contract';
import { label } from '@suivi/i18n';
import { languages } from '@suivi/kernel';
import { type Doubt, readReply } from './index.js';

const update = (text: string): [ImplementationStatus, string] | Doubt => {
  const reading = readReply(text);
  return reading.kind === 'update' ? [reading.status, reading.narrative] : reading.why;
};

describe('a reply that begins with a clear status is an update', () => {
  test.each<[string, ImplementationStatus, string]>([
    ['Done', 'implemented', 'Done'],
    ['Done.', 'implemented', 'Done.'],
    ['*Done*', 'implemented', '*Done*'],
    ['Done. The plan was published on 2 June.', 'implemented', 'The plan was published on 2 June.'],
    ['Dear colleagues,\n\nImplemented: forty officials were trained.', 'implemented', 'forty officials were trained.'],
    ['Thank you for the reminder. This has now been done.', 'implemented', 'This has now been done.'],
    ['Hello, done in June by the two desks.', 'implemented', 'done in June by the two desks.'],
    ['Done 👍', 'implemented', 'Done 👍'],
    ['Hecho el 2 de junio', 'implemented', 'Hecho el 2 de junio'],
    ['Fait le 2 juin.', 'implemented', 'Fait le 2 juin.'],
    ['完成。', 'implemented', '完成。'],
    ['UN-CARICOM-6/03: completed', 'implemented', 'UN-CARICOM-6/03: completed'],
    ['Status: in progress\n\nTwo of the five countries have completed the survey; we expect the rest in July.', 'in-progress', 'Two of the five countries have completed the survey; we expect the rest in July.'],
    ['In progress, expected in July.', 'in-progress', 'expected in July.'],
    ['Work is under way. The first phase was completed in March.', 'in-progress', 'The first phase was completed in March.'],
    ['Not started yet; funds arrive in July.', 'not-started', 'funds arrive in July.'],
    ['Overtaken by events: the regional framework was replaced.', 'overtaken-by-events', 'the regional framework was replaced.'],
    ['Discontinued. No funds were found.', 'discontinued', 'No funds were found.'],
    ['Fait', 'implemented', 'Fait'],
    ['C’est fait depuis hier.', 'implemented', 'C’est fait depuis hier.'],
    ['Bonjour,\n\nTerminé. Le comité l’a approuvé.', 'implemented', 'Le comité l’a approuvé.'],
    ['Merci, c’est fait !', 'implemented', 'c’est fait !'],
    ['Madame, Monsieur,\n\nEn cours d’exécution : deux pays ont répondu, trois doivent encore le faire.', 'in-progress', 'deux pays ont répondu, trois doivent encore le faire.'],
    ['Pas encore commencé, faute de crédits.', 'not-started', 'faute de crédits.'],
    ['Devenu caduc avec la fin du cadre régional', 'overtaken-by-events', 'Devenu caduc avec la fin du cadre régional'],
    ['Abandonné, faute de financement.', 'discontinued', 'faute de financement.'],
    ['Hecho', 'implemented', 'Hecho'],
    ['Hola:\nYa está hecho. El informe se envió ayer.', 'implemented', 'El informe se envió ayer.'],
    ['Aplicado desde enero.', 'implemented', 'Aplicado desde enero.'],
    ['En curso. La segunda fase empezará en octubre.', 'in-progress', 'La segunda fase empezará en octubre.'],
    ['No iniciado todavía; la consultoría se adjudicará en julio.', 'not-started', 'la consultoría se adjudicará en julio.'],
    ['已完成', 'implemented', '已完成'],
    ['已完成。培训计划已于6月2日发布。', 'implemented', '培训计划已于6月2日发布。'],
    ['您好！\n该承诺已执行，说明见附件。', 'implemented', '说明见附件。'],
    ['谢谢提醒。正在执行，五个国家中有两个已经完成调查。', 'in-progress', '五个国家中有两个已经完成调查。'],
    ['尚未开始。', 'not-started', '尚未开始。'],
    ['已終止。原因是經費不足。', 'discontinued', '原因是經費不足。'],
    ['تم التنفيذ', 'implemented', 'تم التنفيذ'],
    ['تم، وسنرسل التقرير غدا.', 'implemented', 'وسنرسل التقرير غدا.'],
    ['تحية طيبة،\n\nقيد التنفيذ: اكتملت المرحلة الأولى.', 'in-progress', 'اكتملت المرحلة الأولى.'],
    ['نُفِّذَ. المذكرة مرفقة.', 'implemented', 'المذكرة مرفقة.'],
    ['لم يبدأ بعد، ننتظر الترشيحات.', 'not-started', 'ننتظر الترشيحات.'],
    ['أُوقف العمل به بقرار من المجلس.', 'discontinued', 'أُوقف العمل به بقرار من المجلس.'],
    ['Выполнено', 'implemented', 'Выполнено'],
    ['Добрый день! Выполнено. Отчёт опубликован.', 'implemented', 'Отчёт опубликован.'],
    ['Спасибо, уже сделано.', 'implemented', 'уже сделано.'],
    ['Выполняется: вторая встреча состоится в июле.', 'in-progress', 'вторая встреча состоится в июле.'],
    ['Пока не начато, ждём назначений.', 'not-started', 'ждём назначений.'],
    ['Утратило актуальность: программа закрыта.', 'overtaken-by-events', 'программа закрыта.'],
    ['Done, see https://agency.example/report?id=4', 'implemented', 'see https://agency.example/report?id=4'],
  ])('%j', (text, status, narrative) => expect(update(text)).toEqual([status, narrative]));

  test.each(languages.flatMap((language) => vocabulary.implementationStatuses.map((status) => [language, status] as const)))('by the label of the form, in %s: %s', (language, status) => {
    expect(update(`${label(language, 'implementationStatus', status)}. 42.`)).toEqual([status, '42.']);
  });
});

describe('a reply that says no more than thanks is no update', () => {
  test.each([
    'Thank you', 'Thank you!', 'Thanks', 'Many thanks for the reminder.', 'Noted with thanks', '👍', 'Well noted, thank you.', 'Dear colleagues,\n\nThank you.', 'OK', 'Received.', 'Merci', 'Merci beaucoup !', 'Bien reçu, merci.', 'Bonjour,\nMerci pour ce rappel.', 'Gracias', 'Muchas gracias por el recordatorio.',
    'Recibido, gracias', '谢谢', '收到，谢谢！', '好的', 'شكرا', 'شكرًا جزيلاً', 'تم الاستلام، شكرا لكم', 'Спасибо', 'Спасибо, получили.', 'Принято к сведению.',
  ])('%j', (text) => expect(update(text)).toBe('thanks'));

  test.each(['', '   ', '\n\u00a0\n', 'Hello,', 'Bonjour,'])('nor is one that says nothing: %j', (text) => expect(update(text)).toBe('empty'));
});

describe('a reply in doubt is for a coordinator to read', () => {
  test.each<[string, Doubt]>([
    ['Not done yet', 'negated'], ['Not yet implemented.', 'negated'], ['This has not been done.', 'negated'], ['Thanks, but not done yet', 'negated'], ['Pas encore fait', 'negated'], ['Ce n’est pas terminé.', 'negated'], ['Aún no está hecho', 'negated'],
    ['No se ha aplicado.', 'negated'], ['尚未完成', 'negated'], ['还没有完成。', 'negated'], ['لم يتم التنفيذ بعد', 'negated'], ['Не выполнено', 'negated'], ['Ещё не сделано.', 'negated'],
    ['Almost done', 'hedged'], ['Done, I think.', 'hedged'], ['Done, except for the annex', 'hedged'], ['Implemented but for the last part', 'hedged'], ['Will be done by June', 'hedged'], ['It should be completed soon', 'hedged'], ['Done once the board agrees', 'hedged'], ['Presque terminé', 'hedged'],
    ['Fait, sauf l’annexe', 'hedged'], ['Sera fait en juin', 'hedged'], ['Casi terminado', 'hedged'], ['Hecho, creo.', 'hedged'], ['Se hará pronto', 'no-status'], ['基本完成', 'hedged'], ['已完成一半', 'hedged'], ['已完成，但附件除外。', 'hedged'], ['预计九月完成', 'hedged'], ['تم التنفيذ جزئيا', 'hedged'],
    ['سيتم التنفيذ قريبا', 'hedged'], ['Почти готово', 'hedged'], ['Выполнено, кроме приложения', 'hedged'], ['Будет сделано в июне', 'hedged'], ['Partially implemented', 'hedged'],
    ['Done?', 'question'], ['Is this done?', 'question'], ['Done. Could you confirm?', 'question'], ['¿Hecho', 'question'], ['已完成？', 'question'], ['Fait ?', 'question'], ['هل تم التنفيذ؟', 'question'], ['Выполнено?', 'question'],
    ['Done. In progress: the second one.', 'several-statuses'], ['Done or in progress', 'no-status'], ['Done, work on the annex is ongoing', 'several-statuses'], ['Fait. En cours pour le reste.', 'several-statuses'],
    ['1. Done\n2. In progress', 'several-commitments'], ['- Done\n- Done', 'several-commitments'], ['UN-CARICOM-6/03: done\nUN-CARICOM-6/07: done', 'several-commitments'], ['Done for both', 'several-commitments'], ['Both are done', 'several-commitments'], ['Les deux sont terminés', 'several-commitments'], ['两项均已完成', 'several-commitments'],
    ['Complete by June', 'no-status'], ['Done by 30 June', 'no-status'], ['Done at Geneva, 3 May', 'no-status'], ['Terminada la reunión, seguimos con el plan', 'no-status'], ['完成调查需要时间', 'hedged'], ['Listo para firmar', 'no-status'], ['Готово к подписанию', 'no-status'], ['"Done", said the ministry', 'no-status'], ['Done my best', 'no-status'],
    ['Done in two of five countries', 'hedged'], ['Fait dans deux pays sur cinq', 'hedged'], ['Выполнено на 80 %', 'hedged'], ['已完成三项中的两项', 'several-commitments'], ['Completed forms are to be sent to the desk', 'hedged'], ['Completed questionnaires are attached', 'no-status'],
    ['The plan was published on 2 June.', 'no-status'], ['We are working on it.', 'no-status'], ['Please send me a fresh link', 'no-status'], ['Fait suite à votre message', 'hedged'], ['Completing the survey takes time', 'no-status'], ['完成时间待定', 'hedged'], ['已完成的部分见附件', 'hedged'], ['تم استلام رسالتكم وسنرد', 'thanks'], ['Not mine: please ask Paul Martin', 'no-status'],
    ['Discontinued', 'no-reason'], ['Devenu caduc.', 'no-reason'], ['已终止。', 'no-reason'],
    [`Done. ${'x'.repeat(10_000)}`, 'too-long'],
  ])('%j: %s', (text, why) => expect(update(text)).toBe(why));

  test('and any text at all is judged without a throw, in its own words', () => {
    const words = ['Done', ' ', '. ', '\n', 'not ', 'Fait', '已完成', '。', 'تم', 'Выполнено', 'Thanks', '- ', '1. ', 'UN-C-6/3 ', '?', '*', 'İ', 'ﷺ', '\ud800', 'in progress', ' and '];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const reading = readReply(text);
        if (reading.kind !== 'update') return;
        expect(reading.narrative.trim()).not.toBe('');
        expect(text).toContain(reading.narrative);
        expect(vocabulary.implementationStatuses).toContain(reading.status);
      }),
      { numRuns: 2000 },
    );
  });
});
