import type { Genre } from '../genres.js';
import type { ProposalKind, ReadingLanguage } from '../reading.js';

/**
 * A list of words or phrases, divided by `;`. Within a phrase, `(a|b)` stands for either word.
 * Capitals, accents of Arabic and apostrophes' shapes do not matter.
 */
export type Phrases = string;

/** The form that a verb is in; verbs that follow each other in one sentence must be of one form to be its predicates. */
export type VerbForm = 'present' | 'plain' | 'past' | 'passive' | 'infinitive';

/**
 * What stands behind the verb. `request`: whom it asks, then what. `act`: what the subject will do. `object`: a thing (adopts the plan).
 * `that`: a clause, which can be an opinion and is then no commitment. `bind`: a clause that always binds (decides that).
 */
export type VerbFrame = 'request' | 'act' | 'object' | 'that' | 'bind';

/** A verb that settles, asks, promises or advises. `present` is the third person singular of resolutions, `plain` the plural and first person. */
export interface OperativeVerb {
  id: string;
  kind: ProposalKind;
  frame: VerbFrame;
  present?: Phrases;
  plain?: Phrases;
  past?: Phrases;
  passive?: Phrases;
  /** How it opens an item ("RESUELVE: 1. Encargar …", "decides: (a) To request …") or follows another verb ("agreed to request"). */
  infinitive?: Phrases;
  /** 0 to 1, where the verb by itself is weak (encourages, supports). */
  weight?: number;
  /** A that-clause counts unless it shows a state or an opinion. */
  lenient?: boolean;
  /** Words that mark the addressee where the subject stands between it and the verb (Arabic من, إلى). */
  addressedBy?: Phrases;
  /** Counts only with one of these soon behind it (expressed … its readiness to). */
  completedBy?: Phrases;
  /** Counts only where it opens the sentence. */
  initialOnly?: boolean;
}

/** Verbs that only welcome, recall, note or hold an opinion. */
export interface SoftVerbs {
  present: Phrases;
  /** In Chinese: verbs of work as much as of attitude, which can go on with an undertaking. */
  plain: Phrases;
  past: Phrases;
  /** Participles and gerunds that open a preamble. */
  opening: Phrases;
}

/** How the language speaks of days, sessions and rhythms. Regular expression sources; `{d}` `{month}` `{y}` `{ordinal}` `{number}` `{date}` are filled in. */
export interface TimeGrammar {
  months: readonly string[];
  ordinals: Record<string, number>;
  numbers: Record<string, number>;
  /** Shapes of dates, most exact first. Groups say what no figure does: `first` (of the month), `fortnight` (its first half), `closing` (the end of a period, which "before" does not put ahead of it), `week`, `quarter`, `half`, `thisyear`, `nextyear`. */
  dates: readonly string[];
  /** What before a date makes it a limit (by, before, no later than), strongest kind. */
  limits: readonly string[];
  /** Of the limits, those that end before the period they name begins: "before 2030", not "before the end of 2030". */
  ahead?: string;
  /** What before a date puts the act on it (on, in, during). */
  places: readonly string[];
  /** What behind a date makes it a limit (at the latest, 之前). */
  after: readonly string[];
  /** What before a date says that it is over or belongs to a name (of, dated, since). */
  ruledOut: readonly string[];
  /** What behind a date says the same (决议, 年会议). */
  ruledOutAfter?: readonly string[];
  /** Words for the quarters of a year. */
  quarters: Record<string, number>;
  sessions: readonly string[];
  /** Where a session can be named without a preposition: what shows that it is a time and not the meeting that is held. */
  sessionMarks?: string;
  /** A general meeting with its ordinal, for the facts. */
  meetings: readonly string[];
  recurring: readonly string[];
  vague: readonly string[];
  periods: readonly string[];
  /** Events that an act waits for ("before the end of the academic year"): a deadline without a day. */
  events?: readonly string[];
  /** In what a stretch of time counts from: the document's own adoption or signature, and its entry into force; nothing else has a day here. */
  anchors?: { own: string; force: string };
  /** "Enters into force on {date}": the day that such stretches count from. */
  inForce?: readonly string[];
  /** `times`: how many of the unit one of them lasts (a fortnight, a quarter). */
  relative: ReadonlyArray<{ pattern: string; unit: 'days' | 'weeks' | 'months' | 'years'; times?: number }>;
  /** Years in words; `{y}` stands for them too. */
  years?: Record<string, number>;
}

/** Where the subject, the addressee and the deciding body are found. */
export interface ActorGrammar {
  /** Articles that can open a name; kept with it. */
  articles: Phrases;
  /** Words that end the name of an addressee, because the action starts (to, de, que, 在). */
  enders: Phrases;
  /** Words that may stand between the verb and the addressee (on, upon, à, to). */
  linkers: Phrases;
  /** Small words between an ender and its infinitive (lui, se). */
  clitics?: Phrases;
  /** Pronouns that point back to the last actor. */
  pronouns: Phrases;
  /** First persons: who adopts the document. */
  selves: Phrases;
  /** Head words of those who can act; a plain future needs one. */
  agents: Phrases;
  /** What after a name says when or how its bearer is to act; tried on the next few words. */
  breaks?: RegExp;
  /** Single voices of a meeting (a delegate, the representative of Chad): what they ask or offer is told. `crowds`: words that make them everybody. */
  delegates?: Phrases;
  crowds?: Phrases;
  /** Named organs: another organ's past decision is told, not taken. */
  organs: Phrases;
  /** Names of the organ that a document symbol stands for. */
  bySymbol: ReadonlyArray<{ symbol: RegExp; body: string }>;
  /** Verbal nouns that whoever acts follows (استضافة, предложение): "agrees to the hosting by X". */
  doings?: Phrases;
  /** Papers: what they recommend is told (report, study). */
  documents: Phrases;
  /** Words that open an adverbial before the subject (at, in, pursuant to). */
  adverbials: Phrases;
}

/** Everything that the reader knows of one language. */
export interface LanguagePack {
  language: ReadingLanguage;
  /** Chinese: no blanks between words, commas divide predicates. */
  wordless: boolean;
  /** Letters that can be fused to the front of a word (Arabic و, ف). */
  prefixes: readonly string[];
  /** English: "requests" and "calls" are nouns as well; after a conjunction they need somebody to ask. */
  nounVerbs?: boolean;
  operative: readonly OperativeVerb[];
  soft: SoftVerbs;
  /** Words that hold a verb's letters without being it (愿景, 对应); also fixed names. */
  compounds: Phrases;
  /** Future: words before a verb, the shape of a verb in the synthetic future, and the shape that says "we". */
  future: { words: Phrases; shape?: RegExp; selfShape?: RegExp; except?: Phrases; reported?: Phrases };
  /** Duties: shall, must; a treaty's or a decision's own voice. */
  duty: { words: Phrases; /** Verbs whose present tense obliges in the articles of an instrument (les Parties désignent). */ bound?: Phrases; /** They oblige elsewhere, too, where the deadline is of this shape. */ dated?: RegExp; /** First words of an object that stands in front, with the verb and whoever bears it behind (Ответственность несет …). */ charges?: RegExp };
  /**
   * Duties without a verb of duty. `by`: the word before whoever bears it (由, على); none where a case shows it (Секретариату представить).
   * `until`: what ends the name before the action (أن). `within`: actions that count in the middle of a clause too (费用由各方承担).
   * `bearer`: the shape of a word in the case that shows it.
   * `governors`: a first word that can be the object of an order behind it, not a noun that governs the infinitive itself (возможность провести).
   * `never`: between the name and the action, a word of this shape is a verb of its own.
   */
  laidOn?: { by?: Phrases; until?: Phrases; within?: Phrases; bearer?: RegExp; never?: RegExp; governors?: RegExp };
  /**
   * The passive of acts to come. `be`: its auxiliary; `reflexive`: the pronoun that does the same (se publicarán); `participle`: the shape behind it;
   * `except`: states, effects and rules of reading (exposed, governed); `weak`: verbs of duty that make it a principle (should); `by`: before whoever acts.
   */
  passive?: { be: Phrases; reflexive?: string; participle: RegExp; except: RegExp; weak: RegExp; by: Phrases };
  /** What after a future, or first in a that-clause, is a state, an effect or an opinion. */
  stative: Phrases;
  /** In a that-clause: what makes it an action to come. */
  binding: Phrases;
  bindingShape?: RegExp;
  adverbs: Phrases;
  adjuncts: Phrases;
  coordinators: Phrases;
  subordinators: Phrases;
  negators: Phrases;
  /** Words after which a verb's form is a noun or an adjective (the, of, internationally). */
  nounMarkers: Phrases;
  /** Words before which it is one (的, contained, made). */
  nounFollowers: Phrases;
  /** Articles that open the object behind an addressee (encargar a la Secretaría la preparación). */
  objectArticles?: RegExp;
  /** First words of the actions that a plan lists (Strengthen, Organize); none where `itemShape` shows them. */
  planVerbs?: Phrases;
  /** Nouns that only look like an infinitive (taller, atelier). */
  planNouns?: Phrases;
  /** The word between whoever is tasked and the bare verb, in the minutes' short style ("UNDP to circulate the draft"). */
  taskLink?: string;
  /** First words that the action of a list item opens with (to, de, 推动), and the shape of such a word. */
  itemOpeners: Phrases;
  itemShape?: RegExp;
  /** First words of list items that only reaffirm, thank or note. */
  softActions: Phrases;
  /** Openings that put the sentence in another meeting or in the past. */
  pastOccasions: readonly string[];
  /** Before a meeting's name, these show that it is some meeting (a forum, between meetings) and not the next one. */
  someMeeting?: Phrases;
  /** Meetings and the verbs of holding them: both make a next meeting. */
  meetings: Phrases;
  holding: Phrases;
  /** What a document says of itself (enters into force, does not affect other treaties): nobody has to do it. */
  formal?: readonly string[];
  /** What shows that a past request or promise was kept (и выполнили это обязательство). */
  fulfilled?: readonly string[];
  letters: readonly string[];
  annexes: readonly string[];
  /** Headings behind which nothing binds: notes to editors, contacts, footnotes. */
  afterwords?: readonly string[];
  /** Titles of documents that only tell (an officer's report), that oblige article by article, or that list actions. Regular expression sources. */
  genres?: Partial<Record<Genre, string>>;
  /** A sentence that adopts what was listed before it. */
  adopting: readonly string[];
  /** Headings of the tasks that a meeting gives out (action points), and heads of the column that says to whom. Regular expression sources. */
  actionHeadings: string;
  ownerColumns: string;
  /** Labels of action lines ("Action:", "Responsable :", "Plazo:"); `other` holds those that only end what stands before them. Regular expression sources. */
  fields?: Record<'action' | 'owner' | 'deadline' | 'decision' | 'other', string> & { /** What announces the next meeting ("Next meeting:"). */ meeting?: string };
  /** What a meeting adopts to open itself (agenda, minutes): no decision that anybody follows. */
  routine: Phrases;
  abbreviations: Phrases;
  actors: ActorGrammar;
  time: TimeGrammar;
  facts: { coChairs: readonly string[]; places: readonly string[]; parties: readonly string[] };
}
