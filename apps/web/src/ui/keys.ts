import { useEffect, useRef } from 'react';

const writes = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const presses = (event: KeyboardEvent): boolean => event.key === 'Enter' && event.target instanceof Element && event.target.matches('a[href], button, summary');

/** Single keys, heard unless a person is writing or a dialog is open. */
export function useKeys(actions: Record<string, (event: KeyboardEvent) => void>): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writes(event.target) || presses(event)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      const action = current.current[event.key];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}

/** Hears Ctrl+K, or ⌘K, wherever one is, unless a dialog is open. */
export function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k' || document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [open]);
}

/** Moves from the link of a row to the next. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

/** Presses the button of an act (`data-act`) in the row that one is in. */
export const pressInRow = (act: string): void => document.activeElement?.closest('li')?.querySelector<HTMLElement>(`[data-act='${act}']`)?.click();

/** The keys that go from row to row, on every screen that has some. */
export const stepRows = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) };
