import type { Translation } from '../../catalogue.js';
import type { palette as english } from '../en/palette.js';

/** The command palette: where to go, what to do. */
export const palette: Translation<typeof english> = {
  'palette.search': 'Un écran, une action, un engagement, un nom',
  'palette.screens': 'Écrans',
  'palette.acts': 'Actions',
  'palette.commitments': 'Engagements',
  'palette.entities': 'Entités',
  'palette.none': 'Rien ne correspond à ces mots',
  'palette.count': '{count, plural, one {# résultat} other {# résultats}}',
  'palette.act.answer': 'Répondre à ce qui m’attend',
  'palette.act.decide': 'Trancher ce qui attend le bureau',
  'palette.act.import': 'Importer un document',
  'palette.act.report': 'Commencer un rapport',
  'palette.act.light': 'Couleurs claires',
  'palette.act.dark': 'Couleurs sombres',
  'palette.act.keys': 'Afficher les touches',
};
