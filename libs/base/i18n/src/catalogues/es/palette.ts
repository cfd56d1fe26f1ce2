import type { Translation } from '../../catalogue.js';
import type { palette as english } from '../en/palette.js';

/** The command palette: where to go, what to do. */
export const palette: Translation<typeof english> = {
  'palette.search': 'Una pantalla, una acción, un compromiso, un nombre',
  'palette.screens': 'Pantallas',
  'palette.acts': 'Acciones',
  'palette.commitments': 'Compromisos',
  'palette.entities': 'Entidades',
  'palette.none': 'Nada contiene estas palabras',
  'palette.count': '{count, plural, one {# resultado} other {# resultados}}',
  'palette.act.answer': 'Responder a lo que me espera',
  'palette.act.decide': 'Decidir lo que espera la oficina',
  'palette.act.import': 'Importar un documento',
  'palette.act.report': 'Empezar un informe',
  'palette.act.light': 'Colores claros',
  'palette.act.dark': 'Colores oscuros',
  'palette.act.keys': 'Mostrar las teclas',
};
