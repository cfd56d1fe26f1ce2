import { tokensOf, type Token } from './tokens.js';
import type { Phrases } from './packs/pack.js';

interface Node<T> {
  next: Map<string, Node<T>>;
  value?: T;
}

/** Phrases to look up, word by word; the longest one wins. */
export interface Lexicon<T> {
  root: Node<T>;
}

/** A phrase found in a sentence: how many tokens it takes and what it means. */
export interface Found<T> {
  length: number;
  value: T;
}

const ALTERNATIVES = /\(([^()]*)\)/;

const expanded = (phrase: string): string[] => {
  const match = ALTERNATIVES.exec(phrase);
  if (!match) return [phrase.replace(/\s+/g, ' ').trim()];
  return (match[1] as string).split('|').flatMap((word) => expanded(phrase.replace(ALTERNATIVES, word)));
};

/** The single phrases of a `;` list, alternatives written out. */
export const phrasesOf = (phrases: Phrases): string[] => phrases.split(';').flatMap(expanded).filter(Boolean);

/** A lexicon with nothing in it. */
export const emptyLexicon = <T>(): Lexicon<T> => ({ root: { next: new Map() } });

/** Adds phrases with one meaning; a phrase that is there already keeps its first meaning. */
export function addPhrases<T>(lexicon: Lexicon<T>, phrases: Phrases | undefined, value: T): void {
  for (const phrase of phrasesOf(phrases ?? '')) {
    let node = lexicon.root;
    for (const token of tokensOf(phrase)) {
      let next = node.next.get(token.text);
      if (!next) node.next.set(token.text, (next = { next: new Map() }));
      node = next;
    }
    node.value ??= value;
  }
}

/** A lexicon of phrases that all mean the same: being in it. */
export function lexiconOf(phrases: Phrases): Lexicon<true> {
  const lexicon = emptyLexicon<true>();
  addPhrases(lexicon, phrases, true);
  return lexicon;
}

const MOST_SKIPPED = 2;

const entry = <T>(lexicon: Lexicon<T>, { text, bare }: Token): Node<T> | undefined => lexicon.root.next.get(text) ?? (bare === null ? undefined : lexicon.root.next.get(bare));

/** The longest phrase that starts at token `i`; up to two tokens that `skippable` marks may stand between its words. */
export function find<T>(lexicon: Lexicon<T>, tokens: readonly Token[], i: number, skippable?: ReadonlyArray<boolean>): Found<T> | null {
  const first = tokens[i];
  if (!first) return null;
  let node = entry(lexicon, first);
  let found: Found<T> | null = null;
  let j = i + 1;
  let skipped = 0;
  while (node) {
    if (node.value !== undefined) found = { length: j - i, value: node.value };
    for (; skipped < MOST_SKIPPED && skippable?.[j] && !node.next.has((tokens[j] as Token).text); j++) skipped += 1;
    const token = tokens[j];
    node = token ? node.next.get(token.text) : undefined;
    j += 1;
  }
  return found;
}

/** Which tokens are covered by phrases of a lexicon. */
export function covered(lexicon: Lexicon<true>, tokens: readonly Token[]): boolean[] {
  const marks = new Array<boolean>(tokens.length).fill(false);
  for (let i = 0; i < tokens.length; ) {
    const found = find(lexicon, tokens, i);
    for (let k = 0; k < (found?.length ?? 0); k++) marks[i + k] = true;
    i += found?.length ?? 1;
  }
  return marks;
}
