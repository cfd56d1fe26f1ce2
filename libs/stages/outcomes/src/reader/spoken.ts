import type { TimeContext, Timing } from './deadlines.js';
import type { Genre } from './genres.js';
import type { Grammar } from './grammar.js';
import type { Analysis } from './predicates.js';

/** A language ready for reading. */
export interface Tongue {
  grammar: Grammar;
  timing: Timing;
  abbreviations: ReadonlySet<string>;
}

/** What reading carries from sentence to sentence. */
export interface Thread {
  principal: string | null;
  referent: string | null;
  /** Who acted last, in the document's words; a sentence without a subject goes on with them. */
  actors: string[];
  body: string | null;
  /** Who owns what nobody is named for: the two sides, or whoever speaks most. */
  owners: string[];
  genre: Genre | null;
  /** The item stands under a name alone ("The Organization:"): its verb needs no subject. */
  led: boolean;
  /** The item hangs on a lead-in that binds nobody ("The report describes:"). */
  told: boolean;
  /** Sentences that were taken apart already. */
  heard: ReadonlyMap<string, Analysis>;
  time: TimeContext;
}

/** A sentence taken apart, with all that is known around it. */
export interface Spoken {
  tongue: Tongue;
  sentence: string;
  analysis: Analysis;
  thread: Thread;
}
