import type { Span } from './marking.js';

// the runs of the document under review; another version beside it has places of its own
const RUN = '[data-own] [data-start]';

/** The run that a point of the page lies in; of a point between elements, the one that follows. */
function runAt(node: Node, offset: number): HTMLElement | null {
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.closest<HTMLElement>(RUN) ?? null;
  const next = node.childNodes[offset] ?? node;
  if (!(next instanceof HTMLElement)) return next.parentElement?.closest<HTMLElement>(RUN) ?? null;
  return next.matches(RUN) ? next : next.querySelector<HTMLElement>(RUN);
}

/** The place of a point of the page in the document, in code points; null outside of the text. */
function placeOf(node: Node, offset: number, root: HTMLElement): number | null {
  const run = runAt(node, offset);
  const start = run && root.contains(run) ? placeIn(run) : null;
  if (start === null || node.nodeType !== Node.TEXT_NODE) return start;
  return start + Array.from((node.textContent ?? '').slice(0, offset)).length;
}

const placeIn = (run: HTMLElement): number | null => (run.dataset['start'] === undefined ? null : Number(run.dataset['start']));

/** What a person has selected in the text of a document, if anything. */
export function selectedSpan(root: HTMLElement | null): Span | null {
  const selection = window.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset, root);
  const end = placeOf(range.endContainer, range.endOffset, root);
  return start !== null && end !== null && end > start ? { start, end } : null;
}
