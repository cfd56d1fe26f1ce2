import type { Flow } from './flow.js';
import type { Passage } from './passages.js';
import type { Unit } from './units.js';

/** A proposal before it is placed in the given text. */
export interface Draft extends Passage {
  unit: Unit;
  flow: Flow;
}
