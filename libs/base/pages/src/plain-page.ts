import { direction } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml } from './escape-html.js';

// Kept small: these pages are read on a phone over a slow line. No script, no image, no font, nothing from elsewhere.
const style = `:root{color-scheme:light dark;--ink:#1c2326;--soft:#5a6365;--line:#dcd8cd;--field:#858a8c;--accent:#14505c;--bad:#a33226;--paper:#fff;--page:#faf9f6}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaea;--soft:#a0adb1;--line:#36444a;--field:#76858b;--accent:#7db2bd;--bad:#eb9a90;--paper:#1a2226;--page:#12181b}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,'Noto Sans','Noto Sans Arabic','Noto Sans SC',sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}.brand{margin:0 0 1.5rem;font-weight:700;color:var(--accent)}h1{font-size:1.35rem;line-height:1.3;margin:.25rem 0 .75rem}[dir=rtl] h1,[dir=rtl] nav p{text-align:right}h2{font-size:1.1rem;margin:2rem 0 .5rem}a{color:var(--accent)}
.soft{color:var(--soft);font-size:.9rem;margin:.25rem 0}blockquote{margin:1rem 0;padding:.1rem 1rem;border-inline-start:4px solid var(--accent)}
fieldset{border:0;margin:1.5rem 0 0;padding:0}legend,label.q{font-weight:600;display:block;margin:0 0 .4rem;padding:0}
label.o{display:flex;gap:.6rem;align-items:center;padding:.65rem .75rem;border:1px solid var(--field);border-radius:.5rem;margin:0 0 .5rem}label.o:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
input[type=radio],input[type=checkbox]{width:1.2rem;height:1.2rem;margin:0;accent-color:var(--accent)}textarea,select,input[type=text],input[type=email],input[type=date]{width:100%;font:inherit;padding:.65rem;border:1px solid var(--field);border-radius:.5rem;background:transparent;color:inherit}
code{white-space:nowrap}input.code{font-family:ui-monospace,monospace;letter-spacing:.15em;max-width:14rem}select option{background:var(--paper)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.q-block{margin:1.5rem 0 0}button{font:inherit;font-weight:600;margin:1.75rem 0 1rem;padding:.8rem 1.4rem;border:0;border-radius:.5rem;background:var(--accent);color:var(--paper);width:100%}
button.plain{margin:0 0 1rem;background:transparent;color:var(--accent);box-shadow:inset 0 0 0 2px var(--accent)}input[type=file]{max-width:100%;font:inherit;font-size:.9rem}
details{margin:1rem 0;border-top:1px solid var(--line);padding:.75rem 0 0}summary{font-weight:600;padding:.4rem 0;color:var(--accent);cursor:pointer}.said{white-space:pre-wrap;overflow-wrap:anywhere}h1,blockquote,label{overflow-wrap:anywhere}.note{border-inline-start:4px solid var(--line);padding:.1rem 1rem;margin:1rem 0}
.bad{color:var(--bad);font-weight:600;margin:.35rem 0}[role=alert]{border:2px solid var(--bad);border-radius:.5rem;padding:.5rem 1rem;margin:1rem 0}[role=alert] a{color:var(--bad)}`;

/** What a plain page shows: `body` is HTML, everything in it escaped by whoever wrote it. */
export interface PlainPage {
  language: Language;
  title: string;
  body: string;
}

/** A whole page that works without JavaScript: title, language and direction, one column. Addresses of its kind hold secrets, so that it tells no other server where its reader was. */
export const plainPage = ({ language, title, body }: PlainPage): string =>
  `<!doctype html><html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><title>${escapeHtml(title)} · Suivi</title><style>${style}</style></head><body><main><p class="brand">Suivi</p>${body}</main></body></html>`;
