import type { Translation } from '../../catalogue.js';
import type { mail as english } from '../en/mail.js';

export const mail: Translation<typeof english> = {
  'mail.request.subject': '{count, plural, zero {المطلوب ردكم} one {المطلوب ردكم بشأن التزام واحد} two {المطلوب ردكم بشأن التزامين} few {المطلوب ردكم بشأن # التزامات} many {المطلوب ردكم بشأن # التزامًا} other {المطلوب ردكم بشأن # التزام}}: {partnership}',
  'mail.digest.subject': '{count, plural, zero {لا التزام بانتظاركم} one {التزام واحد بانتظاركم} two {التزامان بانتظاركم} few {# التزامات بانتظاركم} many {# التزاماً بانتظاركم} other {# التزام بانتظاركم}}: {partnership}',
  'mail.digest.subject-overdue': '{count, plural, zero {لا التزام متأخر عن موعده} one {التزام واحد متأخر عن موعده} two {التزامان متأخران عن موعدهما} few {# التزامات متأخرة عن موعدها} many {# التزاماً متأخراً عن موعده} other {# التزام متأخر عن موعده}}: {partnership}',
  'mail.greeting': 'تحية طيبة {name}،',
  'mail.digest.intro': 'في ما يلي ما هو بانتظاركم في {date}.',
  'mail.digest.more': '{count, plural, zero {لا التزامات أخرى} one {هناك التزام آخر} two {هناك التزامان آخران} few {هناك # التزامات أخرى} many {هناك # التزاما آخر} other {هناك # التزام آخر}} لا تتسع لها رسالة واحدة.',
  'mail.digest.register': 'فتح السجل',
  'mail.section.overdue': 'متأخر عن موعده',
  'mail.section.due-soon': 'قريب الموعد',
  'mail.section.due-today': 'موعده اليوم',
  'mail.section.silent': 'لا أخبار عنه منذ فترة طويلة',
  'mail.item.deadline': 'الموعد النهائي: {date}',
  'mail.item.no-deadline': 'بلا موعد نهائي؛ يرجى الإبلاغ عنه قبل الاجتماع العام المقبل',
  'mail.item.days-overdue': '{days, plural, zero {بلا تأخير} one {متأخر يوماً واحداً} two {متأخر يومين} few {متأخر # أيام} many {متأخر # يوماً} other {متأخر # يوم}}',
  'mail.item.days-left': '{days, plural, =0 {موعده اليوم} zero {موعده اليوم} one {موعده بعد يوم واحد} two {موعده بعد يومين} few {موعده بعد # أيام} many {موعده بعد # يوماً} other {موعده بعد # يوم}}',
  'mail.item.silent': '{days, plural, zero {ورد تحديث اليوم} one {بلا تحديث منذ يوم واحد} two {بلا تحديث منذ يومين} few {بلا تحديث منذ # أيام} many {بلا تحديث منذ # يوماً} other {بلا تحديث منذ # يوم}}',
  'mail.item.paragraph': 'الفقرة {paragraph}، {document}',
  'mail.item.answer': 'الإبلاغ عما أُنجز',
  'mail.footer.why': 'تتلقون هذه الرسالة بصفتكم {role} لدى {entity} في الشراكة {partnership}. وهي تجمع كل تذكيرات اليوم؛ وما أجبتم عنه لا يُسأل عنه ثانية.',
  'mail.footer.how': 'الروابط خاصة بكم: فمن كانت لديه يمكنه الإبلاغ باسمكم. يرجى عدم إعادة توجيه هذه الرسالة.',
  'mail.returned.subject': 'سؤال عن تحديث الحالة الذي قدمتموه بشأن {reference}',
  'mail.returned.intro': 'أعاد المنسق تحديث الحالة الذي قدمتموه في {date} مع السؤال التالي:',
  'mail.returned.answer': 'الإبلاغ من جديد',
};
