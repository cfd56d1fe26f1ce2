import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:suivi-catalogues';
const catalogues = fileURLToPath(new URL('../../libs/base/i18n/src/catalogues/', import.meta.url));
const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'];
/** What the screens speak, and how delivery stands; the words of reports, mails and answer pages stay on the server. */
const areas = ['vocabulary', 'web', 'desk', 'drafting', 'register', 'people', 'monday', 'delivery'];

const loaderOf = (language: string): string =>
  `${language}: () => Promise.all([${areas.map((area) => `import(${JSON.stringify(`${catalogues}${language}/${area}.ts`)})`).join(', ')}])`;

/**
 * Serves the catalogues to the browser one language at a time: `@suivi/i18n` sees empty catalogues, and `loadLanguage` fills one
 * (and English, which stands in for a message that is not translated) before the screens speak it.
 */
export function oneLanguageAtATime(): Plugin {
  return {
    name: 'suivi-one-language-at-a-time',
    enforce: 'pre',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id === `${catalogues}index.ts`) return `export const areas = {};\nexport const catalogues = {${languages.map((language) => `${language}: {}`).join(', ')}};`;
      if (id !== `\0${VIRTUAL}`) return undefined;
      return [
        `import { catalogues } from ${JSON.stringify(`${catalogues}index.ts`)};`,
        `const loaders = { ${languages.map(loaderOf).join(', ')} };`,
        'const fill = async (language) => { for (const area of await loaders[language]()) for (const messages of Object.values(area)) Object.assign(catalogues[language], messages); };',
        'export const loadLanguage = (language) => Promise.all([...new Set([language, "en"])].map(fill));',
      ].join('\n');
    },
  };
}
