import type { Translation } from '../../catalogue.js';
import type { delivery as english } from '../en/delivery.js';

export const delivery: Translation<typeof english> = {
  'delivery.light.green': 'البريد يُرسَل',
  'delivery.light.held': 'البريد محتجز',
  'delivery.light.red': 'البريد متأخر',
  'delivery.words.green': 'كل ما حان موعده قد أُرسل.',
  'delivery.words.held': 'استُعيد النظام من نسخة احتياطية: يُحفظ البريد إلى أن يؤكد أحد أنه يمكن إرساله.',
  'delivery.words.red': 'ثمة ما حان موعده ولم يُرسل منذ أكثر من 15 دقيقة.',
  'delivery.words.alarm-waits': 'والرسالة التي تبلّغ المشغّل لا يمكنها أن تغادر أيضا: فهي تنتظر في السجل.',
  'delivery.trouble.round-silent': 'لم تُتمّ أي عملية دورتها منذ أكثر من 15 دقيقة.',
  'delivery.trouble.server-away': 'لا يمكن الوصول إلى خادم البريد: {detail}',
  'delivery.trouble.mail-late': '{count, plural, zero {# رسالة متأخرة} one {رسالة واحدة متأخرة} two {رسالتان متأخرتان} few {# رسائل متأخرة} many {# رسالة متأخرة} other {# رسالة متأخرة}} أكثر من 15 دقيقة.',
  'delivery.trouble.nothing-accepted': 'لم يقبل خادم البريد شيئا منذ أكثر من 15 دقيقة؛ وأُرجئت {count, plural, zero {# رسالة} one {رسالة واحدة} two {رسالتان} few {# رسائل} many {# رسالة} other {# رسالة}}.',
  'delivery.trouble.reminders-late': 'تذكيرات {count, plural, zero {# شخص} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصا} other {# شخص}} لم تُدرج بعد في أي رسالة، بعد أكثر من 15 دقيقة من موعدها.',
  'delivery.trouble.looks-late': 'لم يُنظر في الوقت المناسب، لأغراض التذكير، في {count, plural, zero {# التزام} one {التزام واحد} two {التزامين} few {# التزامات} many {# التزاما} other {# التزام}}.',
  'delivery.trouble.readings-late': 'تنتظر القراءة منذ أكثر من 15 دقيقة {count, plural, zero {# وثيقة} one {وثيقة واحدة} two {وثيقتان} few {# وثائق} many {# وثيقة} other {# وثيقة}}.',
  'delivery.trouble.jobs-late': 'لم تصل إلى قائمة الانتظار منذ أكثر من 15 دقيقة {count, plural, zero {# مهمة} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}.',
  'delivery.trouble.many-failures': 'تعذّر في يوم واحد تسليم {count, plural, zero {# رسالة} one {رسالة واحدة} two {رسالتين} few {# رسائل} many {# رسالة} other {# رسالة}}.',
  'delivery.trouble.domain-refuses': 'لم يقبل {detail} في يوم واحد أيا من الرسائل المرسلة إليه ({count, plural, zero {# رسالة} one {رسالة واحدة} two {رسالتان} few {# رسائل} many {# رسالة} other {# رسالة}}).',
  'delivery.trouble.contacts-lost': 'لم تعد صالحة عناوين {count, plural, zero {# شخص} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصا} other {# شخص}}: {detail}',
  'delivery.alarm.subject.red': 'Suivi: البريد لا يصل إلى الناس كما ينبغي',
  'delivery.alarm.subject.well': 'Suivi: عاد البريد يُرسَل',
  'delivery.alarm.intro.red': 'يتطلب ما يلي انتباهكم، حتى {at} (بالتوقيت العالمي المنسق):',
  'delivery.alarm.intro.well': 'عاد كل شيء إلى ما يرام، حتى {at} (بالتوقيت العالمي المنسق). وكان العائق ما يلي:',
  'delivery.alarm.ledger': 'فتح سجل الإرسال',
  'delivery.alarm.footer': 'تصلكم هذه الرسالة لأن عنوانكم هو عنوان المشغّل (SUIVI_OPERATOR_EMAIL)؛ مرة واحدة في الساعة على الأكثر.',
};
