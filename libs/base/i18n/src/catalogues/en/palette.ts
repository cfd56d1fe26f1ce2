/** The command palette: where to go, what to do. */
export const palette = {
  'palette.search': 'A screen, an act, a commitment, a name',
  'palette.screens': 'Screens',
  'palette.acts': 'What to do',
  'palette.commitments': 'Commitments',
  'palette.entities': 'Entities',
  'palette.none': 'Nothing has these words',
  'palette.count': '{count, plural, one {# result} other {# results}}',
  'palette.act.answer': 'Answer what waits for me',
  'palette.act.decide': 'Decide what waits for the desk',
  'palette.act.import': 'Import a document',
  'palette.act.report': 'Begin a report',
  'palette.act.light': 'Light colours',
  'palette.act.dark': 'Dark colours',
  'palette.act.keys': 'Show the keys',
} as const;
