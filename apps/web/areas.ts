/** Areas of words (libs/base/i18n/src/catalogues) as the build of the screens hands them out. */

/** What is spoken from the start: by the shell, the register, and where something goes wrong. */
export const atStart = ['vocabulary', 'web', 'register'] as const;
/** What the other screens speak, each fetched with the first module that says a word of it; what only mails, reports and answer pages say stays on the server. */
export const later = ['administration', 'commitments', 'delivery', 'desk', 'drafting', 'emails', 'mine', 'monday', 'outcomes', 'palette', 'partnerships', 'people', 'refusals', 'reminders'] as const;

/** Names a module that waits for an area. */
export const WORDS = 'virtual:suivi-words/';

/** The area that a module of the build waits for; undefined for other modules. */
export const wordsOf = (moduleId: string): string | undefined => (moduleId.startsWith(`\0${WORDS}`) ? moduleId.slice(WORDS.length + 1) : undefined);

/** Whose words a module of the build holds, and of which area. */
export function catalogueAt(moduleId: string | null): { language: string; area: string } | undefined {
  const [, language, area] = /\/catalogues\/(\w\w)\/([\w-]+)\.ts$/.exec(moduleId ?? '') ?? [];
  return language && area ? { language, area } : undefined;
}
