import type { DoubtfulReply, ImplementationStatus } from '@suivi/contract';
import type { AskedPart } from '@suivi/emails';
import { folded } from '@suivi/kernel';
import { type Authentication, readReply } from './replies/index.js';

/** Everything that is known of an answer that came as a mail. */
export interface ReplyFacts {
  /** It came to exactly one address that bears our seal; none, or several, name nothing for certain. */
  sealed: 'one' | 'none' | 'several';
  /** The one address in From. */
  sender: string | null;
  /** The address of the person who was asked; null where nobody is known. */
  asked: { email: string; parts: readonly AskedPart[] } | null;
  authentication: Authentication;
  isPerhapsAutomatic: boolean;
  /** The new text. */
  text: string;
}

/** What an answer comes to: an update on one part, or a reason to let a coordinator read it. `part` is the one that it is about, as far as that can be told. */
export type ReplyVerdict = { part: AskedPart; status: ImplementationStatus; narrative: string } | { part: AskedPart | null; why: DoubtfulReply };

const reference = /(?<![\p{L}\p{N}/-])\p{L}[\p{L}\p{N}]{0,30}(?:-[\p{L}\p{N}]{1,30}){1,6}\/\d{1,4}(?!\d)/gu;

/** The part that an answer is about: the one it names, else the only one that was asked about. Naming another than those asked about tells nothing. */
export function partMeant(text: string, parts: readonly AskedPart[]): AskedPart | null {
  const named = new Set((text.match(reference) ?? []).map(folded));
  const meant = named.size === 0 ? parts : parts.filter((part) => named.has(folded(part.reference)));
  const [only, ...others] = meant;
  return only && others.length === 0 && named.size < 2 ? only : null;
}

/** Whether it can be taken for the word of the person who was asked; null if so. */
function distrust({ sealed, sender, asked, authentication }: ReplyFacts): DoubtfulReply | null {
  if (!asked || sender === null || sender !== asked.email.toLowerCase()) return 'another-sender';
  return sealed === 'none' || authentication === 'fail' ? 'not-authenticated' : null;
}


/** Judges an answer: what is not surely the person's own clear word on one part waits for a coordinator. */
export function judgeReply(facts: ReplyFacts): ReplyVerdict {
  const { asked, text, isPerhapsAutomatic, sealed } = facts;
  const part = asked && sealed !== 'several' ? partMeant(text, asked.parts) : null;
  const parked = (why: DoubtfulReply): ReplyVerdict => ({ part, why });
  const against = distrust(facts);
  if (against) return parked(against);
  if (isPerhapsAutomatic) return parked('perhaps-automatic');
  const reading = readReply(text);
  if (reading.kind === 'doubtful') return parked(reading.why);
  if (asked?.parts.length === 0) return parked('no-longer-asked');
  return part ? { part, status: reading.status, narrative: reading.narrative } : parked('several-commitments');
}
