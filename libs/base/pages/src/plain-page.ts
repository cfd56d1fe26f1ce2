import { direction } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml } from './escape-html.js';

// Kept small: these pages are read on a phone over a slow line. No script, no image, no font, nothing from elsewhere.
const style = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#566070;--line:#cdd4de;--blue:#0b5394;--bad:#a4161a;--paper:#fff;--page:#f3f5f8}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a9b3c1;--line:#3a4452;--blue:#8fc1f5;--bad:#ff9a9a;--paper:#1a212b;--page:#11161d}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,'Noto Sans','Noto Sans Arabic','Noto Sans SC',sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}h1{font-size:1.35rem;line-height:1.3;margin:.25rem 0 .75rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}a{color:var(--blue)}
.soft{color:var(--soft);font-size:.9rem;margin:.25rem 0}blockquote{margin:1rem 0;padding:.1rem 1rem;border-inline-start:4px solid var(--blue)}
fieldset{border:0;margin:1.5rem 0 0;padding:0}legend,label.q{font-weight:600;display:block;margin:0 0 .4rem;padding:0}
label.o{display:flex;gap:.6rem;align-items:center;padding:.65rem .75rem;border:1px solid var(--line);border-radius:.5rem;margin:0 0 .5rem}label.o:has(:checked){border-color:var(--blue);box-shadow:inset 0 0 0 1px var(--blue)}
input[type=radio],input[type=checkbox]{width:1.2rem;height:1.2rem;margin:0;accent-color:var(--blue)}textarea,select,input[type=text],input[type=email],input[type=date]{width:100%;font:inherit;padding:.65rem;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit}
input.code{font-family:ui-monospace,monospace;letter-spacing:.15em;max-width:14rem}select option{background:var(--paper)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}.q-block{margin:1.5rem 0 0}button{font:inherit;font-weight:600;margin:1.75rem 0 1rem;padding:.8rem 1.4rem;border:0;border-radius:.5rem;background:var(--blue);color:var(--paper);width:100%}
button.plain{margin:0 0 1rem;background:transparent;color:var(--blue);box-shadow:inset 0 0 0 2px var(--blue)}input[type=file]{max-width:100%;font:inherit;font-size:.9rem}
details{margin:1rem 0;border-top:1px solid var(--line);padding:.75rem 0 0}summary{font-weight:600;padding:.4rem 0;color:var(--blue);cursor:pointer}.said{white-space:pre-wrap;overflow-wrap:anywhere}h1,blockquote,label{overflow-wrap:anywhere}.note{border-inline-start:4px solid var(--line);padding:.1rem 1rem;margin:1rem 0}
.bad{color:var(--bad);font-weight:600;margin:.35rem 0}[role=alert]{border:2px solid var(--bad);border-radius:.5rem;padding:.5rem 1rem;margin:1rem 0}[role=alert] a{color:var(--bad)}`;

/** What a plain page shows: `body` is HTML, everything in it escaped by whoever wrote it. */
export interface PlainPage {
  language: Language;
  title: string;
  body: string;
}

/** A whole page that works without JavaScript: title, language and direction, one column. Addresses of its kind hold secrets, so that it tells no other server where its reader was. */
export const plainPage = ({ language, title, body }: PlainPage): string =>
  `<!doctype html><html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><title>${escapeHtml(title)} · Suivi</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
