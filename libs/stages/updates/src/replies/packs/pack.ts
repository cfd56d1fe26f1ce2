import type { ImplementationStatus } from '@suivi/contract';
import type { Language } from '@suivi/kernel';

/**
 * What stands around and in a reply in one language. Lists are separated by `;` and compared as `folded` gives them: without regard to
 * capitals, accents, vowel signs and marks of direction.
 */
export interface ReplyPack {
  language: Language;
  /** "wrote" in the line that says who wrote what is quoted. */
  wrote: string;
  /** How such a line begins. */
  openings: string;
  /** The labels of the headers that clients set above what they quote. */
  labels: Record<'from' | 'sent' | 'to' | 'copy' | 'subject', string>;
  /** "Original message" between dashes, "Begin forwarded message". */
  dividers: string;
  signOffs: string;
  /** How a sentence of courtesy begins that ends a letter. */
  formulas: string;
  /** How the signature of a telephone or of a mail program begins, and the words for such a thing. */
  sentFrom: string;
  devices: string;
  /** How the warnings begin that mail servers add: below a mail, and above it. */
  disclaimers: string;
  banners: string;
  /** Salutations that a reply may begin with. */
  greetings: string;
  /** That a mail was read, and no more. */
  acknowledgements: string;
  /** What tells the status, at the beginning of a reply. */
  statuses: Record<ImplementationStatus, string>;
  /** What may stand before it ("this has been") and, without punctuation, behind it ("in June"). */
  leads: string;
  follows: string;
  /** What makes it part of another word: "completed" in "what was completed". */
  partOf: string;
  /** What takes a status back, what leaves it uncertain, and what leaves a final one incomplete, in the same sentence; `laters` only before its first comma. */
  negations: string;
  doubts: string;
  limits: string;
  laters: string;
  /** More than one commitment is meant. */
  several: string;
}
