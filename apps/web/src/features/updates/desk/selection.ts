import { useCallback, useMemo, useRef, useState } from 'react';

/** The rows that are chosen, for acts on several. */
export interface Selection {
  rows: ReadonlySet<string>;
  has: (row: string) => boolean;
  /** Chooses a row or lets it go; with `upTo` all from the last one to it. */
  toggle: (row: string, upTo?: boolean) => void;
  set: (rows: readonly string[], chosen: boolean) => void;
  clear: () => void;
}

const rowsOnScreen = (): string[] => [...document.querySelectorAll<HTMLElement>('[data-row]')].flatMap((one) => one.dataset['row'] ?? []);

function between(from: string | null, to: string): string[] {
  const all = rowsOnScreen();
  const [a, b] = [all.indexOf(from ?? to), all.indexOf(to)];
  return a < 0 || b < 0 ? [to] : all.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Keeps which rows are chosen; those that are no longer on the screen (`known`) do not count. */
export function useSelection(known: readonly string[]): Selection {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const set = useCallback((rows: readonly string[], isChosen: boolean) => choose((before) => (isChosen ? new Set([...before, ...rows]) : new Set([...before].filter((one) => !rows.includes(one))))), []);
  const rows = useMemo(() => new Set(known.filter((row) => chosen.has(row))), [known, chosen]);
  return {
    rows, set,
    has: (row) => rows.has(row),
    toggle: (row, upTo = false) => {
      set(upTo ? between(last.current, row) : [row], upTo || !rows.has(row));
      last.current = row;
    },
    clear: () => choose(new Set()),
  };
}
