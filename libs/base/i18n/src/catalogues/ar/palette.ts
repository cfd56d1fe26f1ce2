import type { Translation } from '../../catalogue.js';
import type { palette as english } from '../en/palette.js';

/** The command palette: where to go, what to do. */
export const palette: Translation<typeof english> = {
  'palette.search': 'شاشة أو إجراء أو التزام أو اسم',
  'palette.screens': 'الشاشات',
  'palette.acts': 'الإجراءات',
  'palette.commitments': 'الالتزامات',
  'palette.entities': 'الكيانات',
  'palette.none': 'لا شيء يحمل هذه الكلمات',
  'palette.count': '{count, plural, zero {لا نتائج} one {نتيجة واحدة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
  'palette.act.answer': 'الرد على ما ينتظرني',
  'palette.act.decide': 'البت فيما ينتظر المكتب',
  'palette.act.import': 'استيراد وثيقة',
  'palette.act.report': 'بدء تقرير',
  'palette.act.light': 'ألوان فاتحة',
  'palette.act.dark': 'ألوان داكنة',
  'palette.act.keys': 'عرض المفاتيح',
};
