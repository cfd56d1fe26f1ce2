export { escapeHtml } from './escape-html.js';
export { plainPage } from './plain-page.js';
export type { PlainPage } from './plain-page.js';
