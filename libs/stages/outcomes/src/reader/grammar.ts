import { addPhrases, emptyLexicon, lexiconOf, type Lexicon } from './lexicon.js';
import { folded } from './tokens.js';
import type { Genre } from './genres.js';
import type { LanguagePack, OperativeVerb, Phrases, VerbForm } from './packs/pack.js';

/** What a word found in a sentence is for its predicate. */
export type Sense =
  | { type: 'operative'; verb: OperativeVerb; form: VerbForm }
  | { type: 'soft'; form: VerbForm }
  | { type: 'opening' }
  | { type: 'none' }
  | { type: 'future'; reported: boolean }
  /** `laid`: by a preposition or a case, without a verb of duty. `full`: the verb is the act itself, not "shall". `dated`: it obliges only where the sentence says by when. */
  | { type: 'duty'; laid?: true; full?: true; dated?: true };

type WordList =
  | 'adverbs' | 'adjuncts' | 'coordinators' | 'subordinators' | 'negators' | 'nounMarkers' | 'nounFollowers'
  | 'stative' | 'binding' | 'itemOpeners' | 'softActions' | 'routine' | 'planVerbs' | 'planNouns' | 'someMeeting' | 'meetings' | 'holding';
type ActorList = 'articles' | 'enders' | 'linkers' | 'pronouns' | 'selves' | 'agents' | 'organs' | 'adverbials' | 'documents' | 'clitics' | 'delegates' | 'crowds' | 'doings';

/** A language pack made ready for looking words up. */
export interface Grammar {
  pack: LanguagePack;
  senses: Lexicon<Sense>;
  /** Infinitives that open an item or hang on a verb that decides. */
  infinitives: Lexicon<Sense>;
  genres: ReadonlyArray<{ genre: Genre; shape: RegExp }>;
  /** Labels of action lines at the head of a paragraph or a sentence, by what they announce. */
  fields: { shape: RegExp } | null;
  words: Record<WordList, Lexicon<true>>;
  actors: Record<ActorList, Lexicon<true>>;
  /** By verb id: what must stand behind it. */
  completedBy: ReadonlyMap<string, Lexicon<true>>;
  /** By verb id: what marks its addressee. */
  addressedBy: ReadonlyMap<string, Lexicon<true>>;
  futureExcept: ReadonlySet<string>;
  /** Duties that no verb bears; null where the language has none. */
  laidOn: { by: Lexicon<true>; until: Lexicon<true>; within: Lexicon<true>; bearer: RegExp | null; never: RegExp | null; governors: RegExp | null } | null;
  /** The passive of acts to come; null where the language has no such form. */
  passive: { be: Lexicon<true>; reflexive: string | null; participle: RegExp; except: RegExp; weak: RegExp; by: Lexicon<true> } | null;
  patterns: Record<'pastOccasions' | 'formal' | 'fulfilled' | 'letters' | 'annexes' | 'afterwords' | 'adopting' | 'actionHeadings' | 'ownerColumns', readonly RegExp[]>;
}

const FORMS: readonly VerbForm[] = ['present', 'plain', 'past', 'passive'];

const infinitivesOf = (pack: LanguagePack): Lexicon<Sense> => {
  const infinitives = emptyLexicon<Sense>();
  for (const verb of pack.operative) addPhrases<Sense>(infinitives, verb.infinitive, { type: 'operative', verb, form: 'infinitive' });
  addPhrases<Sense>(infinitives, pack.softActions, { type: 'soft', form: 'infinitive' });
  return infinitives;
};

// Orders of decisions open with a verbal noun or an infinitive; so do their mere attitudes ("Принять к сведению …", "الترحيب ب…").
const hasOrders = (pack: LanguagePack): boolean => pack.operative.some(({ id }) => id.startsWith('order'));

const dutyOf = (pack: LanguagePack, instrument: boolean): Sense | null => {
  if (instrument) return { type: 'duty', full: true };
  return pack.duty.dated ? { type: 'duty', full: true, dated: true } : null;
};

const sensesOf = (pack: LanguagePack, instrument = false): Lexicon<Sense> => {
  const senses = emptyLexicon<Sense>();
  addPhrases<Sense>(senses, pack.compounds, { type: 'none' });
  const bound = dutyOf(pack, instrument);
  if (instrument && bound) addPhrases<Sense>(senses, pack.duty.bound, bound);
  for (const verb of pack.operative) for (const form of FORMS) addPhrases<Sense>(senses, verb[form], { type: 'operative', verb, form });
  addPhrases<Sense>(senses, pack.soft.opening, { type: 'opening' });
  addPhrases<Sense>(senses, pack.soft.present, { type: 'soft', form: 'present' });
  addPhrases<Sense>(senses, pack.soft.plain, { type: 'soft', form: 'plain' });
  addPhrases<Sense>(senses, pack.soft.past, { type: 'soft', form: 'past' });
  addPhrases<Sense>(senses, pack.future.words, { type: 'future', reported: false });
  addPhrases<Sense>(senses, pack.future.reported, { type: 'future', reported: true });
  addPhrases<Sense>(senses, pack.duty.words, { type: 'duty' });
  if (hasOrders(pack)) addPhrases<Sense>(senses, pack.softActions, { type: 'soft', form: 'infinitive' });
  if (bound) addPhrases<Sense>(senses, pack.duty.bound, bound);
  return senses;
};

// The names of all countries in the pack's language come with the platform.
const agentsOf = (pack: LanguagePack): Lexicon<true> => {
  const lexicon = lexiconOf(pack.actors.agents);
  const names = new Intl.DisplayNames([pack.language], { type: 'region', fallback: 'none' });
  for (const first of LETTERS) for (const second of LETTERS) addPhrases(lexicon, names.of(first + second)?.replace(/;/g, ','), true as const);
  return lexicon;
};

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const patternsOf = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(folded(source), 'u'));

const voicesOf = ({ actors }: LanguagePack) => ({ delegates: lexiconOf(actors.delegates ?? ''), crowds: lexiconOf(actors.crowds ?? '') });

const layingOf = ({ laidOn }: LanguagePack): Grammar['laidOn'] =>
  laidOn ? { by: lexiconOf(laidOn.by ?? ''), until: lexiconOf(laidOn.until ?? ''), within: lexiconOf(laidOn.within ?? ''), bearer: laidOn.bearer ?? null, never: laidOn.never ?? null, governors: laidOn.governors ?? null } : null;

// "Action 3 (UNDP): ", "Responsable : ": the longest label wins, so owners and deadlines ("action by") come first.
const fieldsOf = ({ fields }: LanguagePack): { shape: RegExp } | null => {
  if (!fields) return null;
  const kinds = FIELD_KINDS.flatMap((kind) => (fields[kind] ? [`(?<${kind}>${fields[kind]})`] : [])).join('|');
  return { shape: new RegExp(folded(`(?:^|(?<=[.;!?)»”|。；؛،]|\\s-)\\s*)(?:[-•*|]\\s*)?(?:${kinds})(?: (?:no?\\.? ?)?\\d{1,3})?\\s*(?:\\((?<named>[^)]{2,60})\\))?\\s*(?:[:：]|\\s[-—]\\s)\\s*`), 'gu') };
};

const FIELD_KINDS = ['meeting', 'owner', 'deadline', 'action', 'decision', 'other'] as const;

const GENRES = ['report', 'instrument', 'plan'] as const;

/** The grammar of an instrument's articles, where the present tense obliges. */
export function boundGrammar(grammar: Grammar): Grammar {
  return { ...grammar, senses: sensesOf(grammar.pack, true) };
}

const passiveOf = ({ passive }: LanguagePack): Grammar['passive'] =>
  passive ? { ...passive, reflexive: passive.reflexive ?? null, be: lexiconOf(passive.be), by: lexiconOf(passive.by) } : null;

/** Compiles a language pack. */
export function grammarOf(pack: LanguagePack): Grammar {
  const list = (phrases: Phrases) => lexiconOf(phrases);
  const { actors } = pack;
  return {
    pack,
    senses: sensesOf(pack),
    infinitives: infinitivesOf(pack),
    fields: fieldsOf(pack),
    genres: GENRES.flatMap((genre) => (pack.genres?.[genre] ? [{ genre, shape: new RegExp(folded(`^(?:${pack.genres[genre]})`), 'u') }] : [])),
    words: {
      adverbs: list(pack.adverbs), adjuncts: list(pack.adjuncts), coordinators: list(pack.coordinators), subordinators: list(pack.subordinators),
      negators: list(pack.negators), nounMarkers: list(pack.nounMarkers), nounFollowers: list(pack.nounFollowers), stative: list(pack.stative),
      binding: list(pack.binding), itemOpeners: list(pack.itemOpeners), softActions: list(pack.softActions), routine: list(pack.routine), planVerbs: list(pack.planVerbs ?? ''), planNouns: list(pack.planNouns ?? ''), someMeeting: list(pack.someMeeting ?? ''), meetings: list(pack.meetings), holding: list(pack.holding),
    },
    actors: {
      articles: list(actors.articles), enders: list(actors.enders), linkers: list(actors.linkers), pronouns: list(actors.pronouns),
      selves: list(actors.selves), agents: agentsOf(pack), organs: list(actors.organs), adverbials: list(actors.adverbials), documents: list(actors.documents), clitics: list(actors.clitics ?? ''), doings: list(actors.doings ?? ''), ...voicesOf(pack),
    },
    completedBy: new Map(pack.operative.flatMap((verb) => (verb.completedBy ? [[verb.id, list(verb.completedBy)] as const] : []))),
    addressedBy: new Map(pack.operative.flatMap((verb) => (verb.addressedBy ? [[verb.id, list(verb.addressedBy)] as const] : []))),
    laidOn: layingOf(pack),
    passive: passiveOf(pack),
    futureExcept: new Set((pack.future.except ?? '').split(';').map((word) => folded(word.trim()))),
    patterns: {
      pastOccasions: patternsOf(pack.pastOccasions), formal: patternsOf(pack.formal ?? []), fulfilled: patternsOf(pack.fulfilled ?? []), letters: patternsOf(pack.letters),
      annexes: patternsOf(pack.annexes), afterwords: patternsOf(pack.afterwords ?? []), adopting: patternsOf(pack.adopting),
      actionHeadings: patternsOf([`^(?:\\d+[.)]? *)?(?:${pack.actionHeadings})\\s*[:：]?\\s*$`]), ownerColumns: patternsOf([`^(?:${pack.ownerColumns})$`]),
    },
  };
}
