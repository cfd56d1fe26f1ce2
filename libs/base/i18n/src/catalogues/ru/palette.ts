import type { Translation } from '../../catalogue.js';
import type { palette as english } from '../en/palette.js';

/** The command palette: where to go, what to do. */
export const palette: Translation<typeof english> = {
  'palette.search': 'Экран, действие, обязательство, имя',
  'palette.screens': 'Экраны',
  'palette.acts': 'Действия',
  'palette.commitments': 'Обязательства',
  'palette.entities': 'Структуры',
  'palette.none': 'Ничего с такими словами нет',
  'palette.count': '{count, plural, one {# результат} few {# результата} many {# результатов} other {# результата}}',
  'palette.act.answer': 'Ответить на то, что ждёт меня',
  'palette.act.decide': 'Решить то, что ждёт решения',
  'palette.act.import': 'Загрузить документ',
  'palette.act.report': 'Начать доклад',
  'palette.act.light': 'Светлое оформление',
  'palette.act.dark': 'Тёмное оформление',
  'palette.act.keys': 'Показать клавиши',
};
