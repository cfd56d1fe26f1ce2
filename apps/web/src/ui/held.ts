import { useSyncExternalStore } from 'react';

/** What is about to be done, for as long as it can be taken back. */
export interface HeldAct {
  id: number;
  /** What is being done, in a sentence; or what was not. */
  says: string;
  /** The rows that it is about, by their keys: screens show them as good as done. */
  rows: readonly string[];
  state: 'held' | 'doing' | 'failed';
  /** What becomes of it if nobody does anything. */
  hint: string;
  /** It was sent already, and can still be taken back there: nothing is to be done now. */
  isSent: boolean;
  /** What a person may do about what was not done. */
  way?: { label: string; go: () => void };
}

interface Wish {
  says: string;
  hint: string;
  rows: readonly string[];
  /** Does it; answers what could not be done, as a sentence, or null. `leaving`: the page goes away, so that nothing may be waited for. */
  act: (leaving: boolean) => Promise<string | null>;
  /** Takes back what the server was told already; absent where nothing was. Answers why it is too late, or null. */
  undo?: () => Promise<string | null>;
}

const HOLD_MS = 8000;

/*
 * An act is sent when the time to take it back is over, not before: to undo an acceptance that was sent would need one that is on record for ever, with its webhooks.
 * What is held is sent at once when the page is hidden or left, so that nothing that a person did is lost; a browser that dies meanwhile leaves the row where it was.
 */
const wishes = new Map<number, Wish>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
let acts: readonly HeldAct[] = [];
let lastId = 0;

function show(next: readonly HeldAct[]): void {
  acts = next;
  for (const listener of listeners) listener();
}
const change = (id: number, changed: Partial<HeldAct>): void => show(acts.map((one) => (one.id === id ? { ...one, ...changed } : one)));

/** Takes an act off the screen. */
export function dropHeld(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  wishes.delete(id);
  show(acts.filter((one) => one.id !== id));
}

const ended = (id: number, problem: string | null): void => (problem === null ? dropHeld(id) : change(id, { state: 'failed', says: problem, rows: [] }));

/** Does what is held now. */
export async function doHeld(id: number, leaving = false): Promise<void> {
  const wish = wishes.get(id);
  if (!wish || acts.find((one) => one.id === id)?.state !== 'held') return;
  clearTimeout(timers.get(id));
  change(id, { state: 'doing' });
  ended(id, await wish.act(leaving));
}

/** Takes what is held back. */
export async function undoHeld(id: number): Promise<void> {
  const wish = wishes.get(id);
  if (!wish || acts.find((one) => one.id === id)?.state !== 'held') return;
  if (!wish.undo) return dropHeld(id);
  clearTimeout(timers.get(id));
  change(id, { state: 'doing' });
  ended(id, await wish.undo());
}

/** Takes the last one back. */
export const undoLast = (): void => {
  const last = acts.findLast(({ state }) => state === 'held');
  if (last) void undoHeld(last.id);
};

/** Whoever looks at the offer to undo has all the time in the world. */
export const waitWith = (id: number): void => clearTimeout(timers.get(id));
/** The time to take it back runs, from the beginning. */
export function goOnWith(id: number): void {
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => void doHeld(id), HOLD_MS));
}

/** Holds an act for some seconds, in which it can be taken back. */
export function hold(wish: Wish): void {
  lastId += 1;
  wishes.set(lastId, wish);
  show([...acts, { id: lastId, says: wish.says, hint: wish.hint, rows: wish.rows, state: 'held', isSent: wish.undo !== undefined }]);
  goOnWith(lastId);
}

/** Says what was not done, until it is put away. */
export function tell(says: string, way?: HeldAct['way']): void {
  lastId += 1;
  show([...acts, { id: lastId, says, hint: '', rows: [], state: 'failed', isSent: false, way }]);
}

const leave = (): void => {
  for (const { id, state } of acts) if (state === 'held') void doHeld(id, true);
};
window.addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is held now. */
export const useHeld = (): readonly HeldAct[] => useSyncExternalStore(listen, () => acts);
