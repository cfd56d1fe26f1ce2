import type { ImplementationStatus } from '@suivi/contract';
import { folded } from '@suivi/kernel';
import { acknowledged, beginsWithOther, leadingStatus, namesOther, namesStatus, salutation, speaksOfSeveral, spoiltBy, spoiltInAny, type Told } from './wording.js';

/** Why a reply is no update by itself: a coordinator is to read it. */
export type Doubt = 'empty' | 'thanks' | 'no-status' | 'no-reason' | 'negated' | 'hedged' | 'question' | 'several-statuses' | 'several-commitments' | 'too-long';

/** What a reply comes to. `narrative` is never empty, and stands in the person's own words. */
export type ReplyReading = { kind: 'update'; status: ImplementationStatus; narrative: string } | { kind: 'doubtful'; why: Doubt };

/** What an update's narrative may take at the most. */
const longest = 10_000;

const doubtful = (why: Doubt): ReplyReading => ({ kind: 'doubtful', why });
const isFinal = (status: ImplementationStatus): boolean => status !== 'not-started' && status !== 'in-progress';
const needsReason = (status: ImplementationStatus): boolean => status === 'overtaken-by-events' || status === 'discontinued';

const question = /[?？؟¿]/u;
const webAddress = /(?:https?:\/\/|www\.)\S+/gi;
const reference = /(?<![\p{L}\p{N}/-])\p{L}[\p{L}\p{N}]{0,30}(?:-[\p{L}\p{N}]{1,30}){1,6}\/\d{1,4}(?!\d)/gu;
// A full stop within a number or an address ends no sentence.
const sentenceEnd = /[.!?…]+(?=\s|$)|[。！？؟；;؛]|\n/u;
const leadingStops = /^[\s,.!;:*_،؛。、，！；–—\p{Extended_Pictographic}\ufe0f-]+/u;

const sentencesOf = (text: string): string[] => text.split(sentenceEnd).map(folded).filter((sentence) => sentence !== '');

/** The text without greetings and thanks before what it says. */
function withoutPreface(text: string): { said: string; thanked: boolean } {
  let said = text;
  let thanked = false;
  for (let i = 0; i < 5 && said !== ''; i++) {
    const [greeted, thanks] = [salutation(said), acknowledged(said)];
    if (greeted + thanks === 0 || (greeted === 0 && leadingStatus(said) !== null)) break;
    thanked ||= thanks > 0;
    said = said.slice(Math.max(greeted, thanks)).replace(leadingStops, '');
  }
  return { said, thanked };
}

/** What speaks against taking the status as it stands: in the rest of its sentence, or in another that begins with a status. */
function objection(told: Told, behind: string): Doubt | null {
  const end = sentenceEnd.exec(behind);
  const sentence = folded(behind.slice(0, end?.index));
  if (isFinal(told.status) && namesOther(told, sentence)) return 'several-statuses';
  const others = end ? behind.slice(end.index).split(sentenceEnd) : [];
  if (others.some((other) => other.trim() !== '' && beginsWithOther(told.status, other))) return 'several-statuses';
  return spoiltBy(told.wording, sentence, isFinal(told.status));
}

/** Why no status could be told: what the first sentence says instead. */
function lack(text: string): Doubt {
  const [first = ''] = sentencesOf(text);
  return namesStatus(first) ? (spoiltInAny(first) ?? 'no-status') : 'no-status';
}

function judged(text: string): ReplyReading {
  const told = leadingStatus(text);
  if (told === 'several') return doubtful('several-statuses');
  if (told === null) return doubtful(lack(text));
  const behind = text.slice(told.taken);
  const against = objection(told, behind);
  if (against !== null) return doubtful(against);
  // Where the status is part of a sentence, the sentence is the narrative.
  const rest = told.isApart ? behind.replace(leadingStops, '').trim() : text;
  if (rest === '' && needsReason(told.status)) return doubtful('no-reason');
  return { kind: 'update', status: told.status, narrative: rest === '' ? text : rest };
}

/** Lines that each tell a status, and references to several commitments. */
const isAboutSeveral = (text: string): boolean => {
  const numbered = text.split('\n').filter((line) => /^\s*(?:\(?\d{1,2}[.)]|[-•*])\s/u.test(line) && leadingStatus(line) !== null);
  return numbered.length > 1 || new Set((text.match(reference) ?? []).map(folded)).size > 1 || speaksOfSeveral(sentencesOf(text)[0] ?? '');
};

/**
 * Judges the new text of a reply, in whichever of the six languages: a clear status at its beginning makes an update, all else is doubtful
 * and says why. Thanks are no update; nor is what is denied, asked, guessed at, half done, or said of several commitments. Whether the mail
 * that it answers asked about one commitment only is for the caller to know.
 */
export function readReply(newText: string): ReplyReading {
  const text = newText.trim();
  if (text === '') return doubtful('empty');
  if (text.length > longest) return doubtful('too-long');
  const { said, thanked } = withoutPreface(text);
  if (said === '') return doubtful(thanked ? 'thanks' : 'empty');
  const prose = said.replace(webAddress, '');
  if (question.test(prose)) return doubtful('question');
  return isAboutSeveral(prose) ? doubtful('several-commitments') : judged(said);
}
