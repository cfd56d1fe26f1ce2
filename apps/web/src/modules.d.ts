declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  const icon: import('@tabler/icons-react').Icon;
  export default icon;
}

declare module 'virtual:suivi-catalogues' {
  /** Fetches the messages of a language; `message` speaks it from then on. */
  export function loadLanguage(language: import('@suivi/kernel').Language): Promise<unknown>;
}
