import type { Translation } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Translation<typeof english> = {
  'mail.request.subject': '{count, plural, one {Требуется ваш ответ по # обязательству} few {Требуется ваш ответ по # обязательствам} many {Требуется ваш ответ по # обязательствам} other {Требуется ваш ответ по # обязательства}}: {partnership}',
  'mail.digest.subject': '{count, plural, one {# обязательство требует} few {# обязательства требуют} many {# обязательств требуют} other {# обязательства требуют}} вашего внимания: {partnership}',
  'mail.digest.subject-overdue': '{count, plural, one {# обязательство просрочено} few {# обязательства просрочены} many {# обязательств просрочено} other {# обязательства просрочено}}: {partnership}',
  'mail.greeting': 'Здравствуйте, {name}!',
  'mail.digest.intro': 'Вот что ожидает вашего ответа по состоянию на {date}.',
  'mail.digest.more': '{count, plural, one {Ещё # обязательство не поместилось} few {Ещё # обязательства не поместились} many {Ещё # обязательств не поместились} other {Ещё # обязательства не поместились}} в одно письмо.',
  'mail.digest.register': 'Открыть реестр',
  'mail.section.overdue': 'Просрочено',
  'mail.section.due-soon': 'Срок приближается',
  'mail.section.due-today': 'Срок сегодня',
  'mail.section.silent': 'Давно нет сведений',
  'mail.item.deadline': 'Срок: {date}',
  'mail.item.no-deadline': 'Без срока; информация ожидается до следующего общего совещания',
  'mail.item.days-overdue': '{days, plural, one {просрочено на # день} few {просрочено на # дня} many {просрочено на # дней} other {просрочено на # дня}}',
  'mail.item.days-left': '{days, plural, =0 {срок сегодня} one {до срока остается # день} few {до срока остается # дня} many {до срока остается # дней} other {до срока остается # дня}}',
  'mail.item.silent': '{days, plural, one {нет сведений # день} few {нет сведений # дня} many {нет сведений # дней} other {нет сведений # дня}}',
  'mail.item.paragraph': 'Пункт {paragraph}, {document}',
  'mail.item.answer': 'Сообщить о сделанном',
  'mail.footer.why': 'Вы получили это письмо в следующем качестве: {role}, {entity}; партнерство: {partnership}. В нем собраны все напоминания за день; о том, на что вы ответили, повторно не спрашивают.',
  'mail.footer.how': 'Ссылки предназначены лично вам: тот, у кого они есть, может отвечать от вашего имени. Просьба не пересылать это письмо.',
  'mail.returned.subject': 'Вопрос по представленной вами информации о {reference}',
  'mail.returned.intro': 'Координатор вернул информацию, представленную вами {date}, со следующим вопросом:',
  'mail.returned.answer': 'Ответить заново',
};
