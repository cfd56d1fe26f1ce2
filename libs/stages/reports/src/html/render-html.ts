import { direction } from '@suivi/i18n';
import type { Block, Cell, Outline, Run, TextTable } from '../outline/outline.js';
import { escaped } from '../charts/svg.js';
import { anchorOf } from '../sections/anchor.js';
import { style } from './style.js';


function span(run: Run): string {
  const text = run.foreign ? `<bdi>${escaped(run.text)}</bdi>` : escaped(run.text);
  if (run.gap) return `<mark>${text}</mark>`;
  if (run.strong) return `<strong>${text}</strong>`;
  return run.italic ? `<em>${text}</em>` : text;
}
const spans = (runs: readonly Run[]): string => runs.map(span).join('');

function figures(block: Extract<Block, { kind: 'figures' }>): string {
  const cells = ([first = '', ...numbers]: string[]): string => `<th scope="row">${escaped(first)}</th>${numbers.map((n) => `<td class="n">${escaped(n)}</td>`).join('')}`;
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(block.caption)}"><table class="figures"><caption>${escaped(block.caption)}</caption>
<thead><tr>${block.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead>
<tbody>${block.rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody>
<tfoot><tr>${cells(block.total)}</tr></tfoot></table></div>`;
}

const numbered = (number: number | null, runs: readonly Run[], key?: string): string =>
  number === null ? `<p class="numbered">${spans(runs)}</p>` : `<p class="numbered" id="p${number}"><span class="no"${key === undefined ? '' : ` id="${anchorOf(key)}"`}>${number}.</span> ${spans(runs)}</p>`;

function drawn(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag} id="${anchorOf(block.key)}"><span class="mark">${escaped(block.mark)}</span> ${escaped(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return numbered(block.number, block.runs, block.key);
    case 'sub-paragraph':
      return `<p class="sub">${block.mark ? `<span class="no">${escaped(block.mark)}</span> ` : ''}${spans(block.runs)}</p>`;
    case 'narrative':
      return `<div class="narrative" data-key="${escaped(block.key)}">${block.paragraphs.map(({ number, runs }) => numbered(number, runs)).join('\n')}</div>`;
    case 'figures':
      return figures(block);
    case 'table':
      return table(block);
    case 'chart':
      return `<figure><figcaption>${escaped(block.title)}</figcaption><div class="wide" tabindex="0" role="region" aria-label="${escaped(block.title)}">${block.svg}</div></figure>`;
  }
}

const cell = (of: Cell): string => {
  const attributes = of.language ? ` lang="${of.language}" dir="auto"` : '';
  return `<td${attributes}>${of.lines.map((line) => `<span class="line">${span(line)}</span>`).join('')}</td>`;
};

const rowsOf = (of: TextTable): string => `<thead><tr>${of.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead>
<tbody>${of.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody>`;

const table = (of: TextTable): string => `<div class="wide" tabindex="0" role="region" aria-label="${escaped(of.caption)}"><table><caption>${escaped(of.caption)}</caption>${rowsOf(of)}</table></div>`;

const annex = ({ heading, table: of }: NonNullable<Outline['annex']>): string => `<section class="annex"><h2 id="s-annex">${escaped(heading)}</h2>
<p class="annex-title" id="annex-title">${escaped(of.caption)}</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="annex-title"><table aria-labelledby="annex-title">${rowsOf(of)}</table></div></section>`;

function contents(outline: Outline): string {
  const entries = outline.blocks.flatMap((block) =>
    block.kind === 'heading' ? [`<li class="depth-${block.level}"><a href="#${anchorOf(block.key)}"><span class="mark">${escaped(block.mark)}</span> ${escaped(block.text)}</a></li>`] : [],
  );
  const last = outline.annex ? `<li class="depth-1"><a href="#s-annex">${escaped(outline.annex.heading)}</a></li>` : '';
  return `<nav aria-labelledby="contents"><h2 id="contents">${escaped(outline.contents)}</h2><ol>${entries.join('')}${last}</ol></nav>`;
}

/** The report as one accessible page that needs nothing from anywhere, for the screen and for print. */
export function renderHtml(outline: Outline): string {
  const { masthead } = outline;
  return `<!doctype html>
<html lang="${outline.language}" dir="${direction(outline.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(outline.title)}</title>
<style>${style}</style></head>
<body><main>
<header><div class="masthead"><p class="partnership">${escaped(masthead.partnership)}</p><div class="facts"><p class="kind">${escaped(masthead.symbol)}</p>${masthead.facts.map((fact) => `<p>${escaped(fact)}</p>`).join('')}</div></div>
${masthead.organ.map((line) => `<p class="organ">${escaped(line)}</p>`).join('')}
<div class="occasion">${outline.occasion.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>
<h1>${escaped(outline.title)}</h1></header>
<section class="summary" aria-labelledby="summary"><h2 id="summary">${escaped(outline.summary.heading)}</h2>
${outline.summary.sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}</section>
${contents(outline)}
${outline.blocks.map(drawn).join('\n')}
${outline.annex ? annex(outline.annex) : ''}
</main></body></html>
`;
}
