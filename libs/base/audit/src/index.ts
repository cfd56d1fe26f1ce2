export { recordHistory, historyOf, statesAsOf } from './history.store.js';
export type { HistoryActor, HistoryEntry, HistoryRow } from './history.store.js';
export { changesBetween } from './changes.js';
export type { Changes } from './changes.js';
