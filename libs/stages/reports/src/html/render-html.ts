import type { ProgressReport } from '@suivi/contract';
import { direction } from '@suivi/i18n';
import type { Block, Cell, Outline, Run } from '../outline/outline.js';
import { outlineOf } from '../outline/outline-of.js';
import { style } from './style.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

function span(run: Run): string {
  const text = run.foreign ? `<bdi>${escaped(run.text)}</bdi>` : escaped(run.text);
  if (run.strong) return `<strong>${text}</strong>`;
  return run.italic ? `<em>${text}</em>` : text;
}
const spans = (runs: readonly Run[]): string => runs.map(span).join('');

function figures(block: Extract<Block, { kind: 'figures' }>): string {
  const cells = ([first = '', ...numbers]: string[]): string => `<th scope="row">${escaped(first)}</th>${numbers.map((n) => `<td class="n">${escaped(n)}</td>`).join('')}`;
  return `<div class="wide"><table class="figures"><caption>${escaped(block.caption)}</caption>
<thead><tr>${block.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead>
<tbody>${block.rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody>
<tfoot><tr>${cells(block.total)}</tr></tfoot></table></div>`;
}

function drawn(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag}><span class="mark">${escaped(block.mark)}</span> ${escaped(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p class="numbered" id="p${block.number}"><span class="no">${block.number}.</span> ${spans(block.runs)}</p>`;
    case 'sub-paragraph':
      return `<p class="sub">${block.mark ? `<span class="no">${escaped(block.mark)}</span> ` : ''}${spans(block.runs)}</p>`;
    case 'figures':
      return figures(block);
  }
}

const cell = (of: Cell): string => {
  const attributes = of.language ? ` lang="${of.language}" dir="auto"` : '';
  return `<td${attributes}>${of.lines.map((line) => `<span class="line">${span(line)}</span>`).join('')}</td>`;
};

const annex = (of: Outline['annex']): string => `<section class="annex"><h2>${escaped(of.heading)}</h2>
<p class="annex-title" id="annex-title">${escaped(of.title)}</p>
<div class="wide"><table aria-labelledby="annex-title"><thead><tr>${of.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead>
<tbody>${of.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div></section>`;

/** The report as one accessible page that needs nothing from anywhere, for the screen and for print. */
export function renderHtml(report: ProgressReport): string {
  const outline = outlineOf(report);
  const { masthead } = outline;
  return `<!doctype html>
<html lang="${outline.language}" dir="${direction(outline.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(outline.title)}</title>
<style>${style}</style></head>
<body><main>
<header><div class="masthead"><p class="partnership">${escaped(masthead.partnership)}</p><div class="facts"><p class="kind">${escaped(masthead.kind)}</p>${masthead.facts.map((fact) => `<p>${escaped(fact)}</p>`).join('')}</div></div>
<div class="occasion">${outline.occasion.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>
<h1>${escaped(outline.title)}</h1></header>
<section class="summary" aria-labelledby="summary"><h2 id="summary">${escaped(outline.summary.heading)}</h2>
${outline.summary.sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}</section>
${outline.blocks.map(drawn).join('\n')}
${annex(outline.annex)}
</main></body></html>
`;
}
