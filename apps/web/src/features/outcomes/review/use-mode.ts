import { direction } from '@suivi/i18n';
import { useMemo, useState } from 'react';
import { useKeys } from '../../../ui/keys.js';
import type { DocumentInFull, Proposal } from '../documents.js';
import type { Mark } from './document-text.js';
import { splitPlace, stepTo, wordEdges, type Span } from './marking.js';
import type { End, Mode } from './mode-bar.js';

/** Moves one end of a passage by a word; it never crosses the other. */
function moved(mode: Mode, within: Span, edges: { starts: number[]; ends: number[] }, { end, by }: { end: End; by: 1 | -1 }): Mode {
  if (mode.type === 'split') {
    const at = stepTo(edges.starts, mode.at, by);
    return at > within.start && at < within.end ? { ...mode, at } : mode;
  }
  const next = end === 'start' ? { ...mode, start: stepTo(edges.starts, mode.start, by) } : { ...mode, end: stepTo(edges.ends, mode.end, by) };
  return next.start < next.end ? next : mode;
}

/** The marks as they stand, those of the chosen proposal as the mode would have them. */
export function marksIn(proposals: readonly Proposal[], mode: Mode | null): Mark[] {
  return proposals.flatMap(({ id, status, start, end }): Mark[] => {
    if (mode?.id !== id) return [{ id, status, start, end }];
    if (mode.type === 'edit') return [{ id, status, start: mode.start, end: mode.end, isDraft: true }];
    return [{ id, status, start, end: mode.at, isDraft: true }, { id, status, start: mode.at, end, isDraft: true }];
  });
}

/** A passage being changed or split, until it is kept or left. */
export function useMode(document: DocumentInFull, proposal: Proposal | undefined, onKeep: (mode: Mode, proposal: Proposal) => void) {
  const [begun, setMode] = useState<Mode | null>(null);
  // another proposal was chosen, or this one was decided elsewhere
  const mode = begun?.id === proposal?.id && proposal?.status === 'proposed' ? begun : null;
  const isOn = mode !== null;
  const edges = useMemo(() => {
    const all = isOn ? document.paragraphs.map((paragraph) => wordEdges(paragraph, document.language)) : [];
    return { starts: all.flatMap(({ starts }) => starts), ends: all.flatMap(({ ends }) => ends) };
  }, [isOn, document]);
  const move = (end: End, by: 1 | -1) => proposal && setMode((now) => now && moved(now, proposal, edges, { end, by }));
  const keep = () => {
    if (mode && proposal) onKeep(mode, proposal);
    setMode(null);
  };
  const leave = () => setMode(null);
  const arrow = (by: 1 | -1) => (event: KeyboardEvent) => move(mode?.type === 'split' ? 'at' : event.shiftKey ? 'start' : 'end', direction(document.language) === 'rtl' ? (by === 1 ? -1 : 1) : by);
  useKeys(mode ? { ArrowRight: arrow(1), ArrowLeft: arrow(-1), Enter: keep, Escape: leave } : {});
  const begin = {
    edit: () => proposal?.status === 'proposed' && setMode({ type: 'edit', id: proposal.id, start: proposal.start, end: proposal.end, kind: proposal.kind }),
    split: () => {
      const paragraph = document.paragraphs.find(({ id }) => id === proposal?.paragraph.id);
      const at = paragraph && proposal?.status === 'proposed' ? splitPlace(paragraph, proposal, document.language) : null;
      if (at !== null && proposal) setMode({ type: 'split', id: proposal.id, at });
    },
  };
  return { mode, setMode, move, keep, leave, begin };
}
