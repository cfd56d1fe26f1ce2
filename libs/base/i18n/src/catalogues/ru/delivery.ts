import type { Translation } from '../../catalogue.js';
import type { delivery as english } from '../en/delivery.js';

export const delivery: Translation<typeof english> = {
  'delivery.light.green': 'Почта уходит',
  'delivery.light.held': 'Почта задержана',
  'delivery.light.red': 'Почта опаздывает',
  'delivery.words.green': 'Все, что должно было уйти, ушло.',
  'delivery.words.held': 'Система восстановлена из копии: почта хранится, пока кто-нибудь не подтвердит, что ее можно отправлять.',
  'delivery.words.red': 'Что-то, что должно было уйти, не уходит более 15 минут.',
  'delivery.words.alarm-waits': 'Письмо оператору об этом тоже не может уйти: оно ждет в журнале.',
  'delivery.trouble.round-silent': 'Ни один рабочий процесс не завершил свой обход более 15 минут.',
  'delivery.trouble.server-away': 'Почтовый сервер недоступен: {detail}',
  'delivery.trouble.mail-late': '{count, plural, one {# письмо опаздывает} few {# письма опаздывают} many {# писем опаздывают} other {# письма опаздывают}} более чем на 15 минут.',
  'delivery.trouble.nothing-accepted': 'Почтовый сервер ничего не принимает более 15 минут; {count, plural, one {отложено # письмо} few {отложено # письма} many {отложено # писем} other {отложено # письма}}.',
  'delivery.trouble.reminders-late': 'Напоминания для {count, plural, one {# человека} few {# человек} many {# человек} other {# человек}} еще не включены ни в одно письмо более чем через 15 минут после срока.',
  'delivery.trouble.looks-late': '{count, plural, one {# обязательство не проверено} few {# обязательства не проверены} many {# обязательств не проверены} other {# обязательства не проверены}} вовремя для напоминаний.',
  'delivery.trouble.readings-late': '{count, plural, one {# документ ждет} few {# документа ждут} many {# документов ждут} other {# документа ждут}} чтения более 15 минут.',
  'delivery.trouble.jobs-late': '{count, plural, one {# задача не попала} few {# задачи не попали} many {# задач не попали} other {# задачи не попали}} в очередь более 15 минут.',
  'delivery.trouble.many-failures': 'За сутки не удалось доставить {count, plural, one {# письмо} few {# письма} many {# писем} other {# письма}}.',
  'delivery.trouble.domain-refuses': '{detail} за сутки не принял ни одного письма (отправлено: {count}).',
  'delivery.trouble.contacts-lost': '{count, plural, one {Адрес # человека больше не действует} few {Адреса # человек больше не действуют} many {Адреса # человек больше не действуют} other {Адреса # человек больше не действуют}}: {detail}',
  'delivery.alarm.subject.red': 'Suivi: почта доходит до людей не так, как должна',
  'delivery.alarm.subject.well': 'Suivi: почта снова уходит',
  'delivery.alarm.intro.red': 'Требуется ваше внимание, по состоянию на {at} (UTC):',
  'delivery.alarm.intro.well': 'Все снова в порядке, по состоянию на {at} (UTC). Мешало следующее:',
  'delivery.alarm.ledger': 'Открыть журнал отправки',
  'delivery.alarm.footer': 'Вы получили это письмо, потому что ваш адрес указан как адрес оператора (SUIVI_OPERATOR_EMAIL); не чаще раза в час.',
};
