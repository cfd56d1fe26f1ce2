import type { Block, Division } from './blocks.js';
import { datesIn, lastDayOf } from './dates.js';
import { genreOf, type Genre } from './genres.js';
import { en } from './packs/en.js';
import type { Tongue } from './spoken.js';
import type { DocumentFacts } from './reading.js';
import { fold } from './tokens.js';

/** What is found at the head of a document: who decides, when, and its names. */
export interface DivisionFacts extends Omit<DocumentFacts, 'nextMeeting'> {
  /** The day that relative deadlines count from and before which nothing is due. */
  adoptedOn: string | null;
  /** What the title says that the document is. */
  genre: Genre | null;
  /** The two sides of a bilateral document. */
  parties: string[];
}

const SYMBOL = /(?<![\w/])(?:A|S|E|ST|FCCC|CBD|CEDAW|CCPR|CRC|CERD|CAT|CRPD|TD|UNEP|DP|LC|WT|GC|IDB|UNCTAD|UNW|HSP)(?:\/[A-Z0-9.()-]{1,20}){1,7}(?:[–—-][A-Z](?:\/[A-Z0-9.()-]{1,20}){1,6})?/u;
const HEAD_BLOCKS = 40;
const LONGEST_BODY = 160;

// The symbol names an organ that the text itself does not: its English name is added, which every directory knows.
const organOf = (tongue: Tongue, source: string): string | null => {
  const known = tongue.grammar.pack.actors.bySymbol.find((entry) => entry.symbol.test(source))?.body ?? null;
  const english = en.actors.bySymbol.find((entry) => entry.symbol.test(source))?.body;
  return known && english && known !== english ? `${known} (${english})` : known;
};

// "We, the Heads of State and Government of the Community, gathered in …"
const SELVES = /^(?:We|Nous|Nosotros|Nosotras|Мы|نحن|我们)[,،，]\s*(?<body>[^,،，;.。]{4,160})/iu;

// "Los Jefes de Estado de la Alianza nos hemos reunido", "The Ministers of the Basin, meeting in …"
const GATHERED = /^(?<body>(?:The|Les|Los|Las) \p{Lu}[^,;.:]{4,140}?),? (?:(?:meeting|gathered|assembled|having met) (?:in|at|on)|réunie?s à|reunid[oa]s en|nos hemos reunido|nos reunimos) /u;

const selvesIn = (head: string): string | undefined => (SELVES.exec(head) ?? GATHERED.exec(head))?.groups?.['body'];

const namedBody = (tongue: Tongue, { marker, flow: { text } }: Block): string | null => {
  const selves = selvesIn(text.slice(0, 240));
  if (selves) return selves.trim();
  const name = text.slice(0, -1).replace(/^إن /u, '').trim();
  if (marker || text.length > LONGEST_BODY || !/[,،，]$/u.test(text) || /[,،，]/u.test(name)) return null;
  const isBody = tongue.grammar.pack.wordless ? /(?:会|会议)$/u.test(name) : startsAsBody(tongue, name);
  return isBody ? name : null;
};

const bodyOf = (tongue: Tongue, division: Division, symbol: string | null): string | null => {
  for (const block of division.blocks.slice(0, HEAD_BLOCKS)) {
    const name = namedBody(tongue, block);
    if (name) return name;
  }
  return organOf(tongue, division.name ?? symbol ?? '');
};

const NO_ARTICLES: ReadonlySet<string> = new Set(['ru', 'ar']);

const startsAsBody = (tongue: Tongue, name: string): boolean => {
  const folding = fold(name).text;
  const [first = ''] = folding.split(/[\s']/);
  const { actors, pack } = tongue.grammar;
  const article = NO_ARTICLES.has(pack.language) || actors.articles.root.next.has(first) || actors.articles.root.next.has(`${first}'`);
  return article && folding.split(/[\s']/).slice(0, 4).some((word) => actors.organs.root.next.has(word));
};

const titleOf = (division: Division): string | null => {
  const block = division.blocks.slice(0, HEAD_BLOCKS).find((each) => isTitle(each));
  return block?.flow.text ?? null;
};

const TITLE = /\b(?:joint (?:statement|declaration|communiqu[eé])|communiqu[eé]|declaration|resolution|decision|d[eé]claration|r[eé]solution|d[eé]cision|declaraci[oó]n|comunicado|resoluci[oó]n|decisi[oó]n|statement|conclusions|conclusiones)\b|声明|公报|宣言|决议|决定|заявлени|коммюнике|декларац|резолюци|решени|بيان|إعلان|قرار|مقرر/iu;

const isTitle = (block: Block): boolean => block.flow.text.length <= 300 && !/[.;,。；，،]$/u.test(block.flow.text) && !block.marker && TITLE.test(block.flow.text);

const lastDateIn = (tongue: Tongue, texts: readonly string[]): string | null => {
  for (const text of texts) {
    const days = datesIn(fold(text.slice(0, 400)).text, tongue.timing.patterns).filter((date) => date.day !== null && date.year !== null);
    const last = days.length ? lastDayOf(days[days.length - 1] as (typeof days)[number]) : null;
    if (last) return last.date;
  }
  return null;
};

// "Done at Geneva, 3 March 2027", not the last rows of a table.
const isSigning = (text: string): boolean => !text.includes('|') && text.split(' ').length <= SIGNING_WORDS;

const SIGNING_WORDS = 8;

const dateOf = (tongue: Tongue, division: Division): string | null => {
  const texts = division.blocks.map((block) => block.flow.text);
  const title = division.blocks.findIndex(isTitle);
  const near = title < 0 ? [] : texts.slice(title, title + 4);
  const short = division.blocks.filter((block) => !block.marker && block.flow.text.length <= 90 && !/[.;:,。；：，؛،]$/u.test(block.flow.text)).map((block) => block.flow.text);
  const held = division.blocks.slice(0, HEAD_BLOCKS).map((block) => block.flow.text).filter((text) => placesIn(tongue, text) !== null);
  return lastDateIn(tongue, [...near.filter((text) => text.length <= 300), ...short.filter(isSigning).slice(-3).reverse(), ...short.slice(0, 12), ...held.slice(0, 3)]);
};

const placesIn = (tongue: Tongue, text: string): string | null => {
  for (const source of tongue.grammar.pack.facts.places) {
    const place = new RegExp(source, 'u').exec(text.slice(0, 1200))?.groups?.['place'];
    if (place) return place.trim();
  }
  return null;
};

const placeOf = (tongue: Tongue, division: Division): string | null => {
  for (const block of division.blocks.slice(0, HEAD_BLOCKS)) {
    const place = placesIn(tongue, block.flow.text);
    if (place) return place;
  }
  return null;
};

const ordinalOf = (tongue: Tongue, texts: readonly string[]): number | null => {
  for (const text of texts) {
    for (const shape of tongue.timing.meetings) {
      const word = shape.exec(fold(text.slice(0, 1200)).text)?.groups?.['ordinal'];
      const value = word === undefined ? undefined : (tongue.timing.ordinals.get(word) ?? (/^\d+$/.test(word) ? Number(word) : undefined));
      if (value !== undefined) return value;
    }
  }
  return null;
};

const coChairsOf = (tongue: Tongue, division: Division): string[] | null => {
  const shapes = tongue.grammar.pack.facts.coChairs.map((source) => new RegExp(source, 'u'));
  for (const block of division.blocks) {
    for (const shape of shapes) {
      const groups = shape.exec(block.flow.text.slice(0, 4000))?.groups;
      if (groups?.['one'] && groups['two']) return [groups['one'].trim(), groups['two'].trim()];
    }
  }
  return null;
};

const BILATERAL_HEAD = 12;

const partiesOf = (tongue: Tongue, division: Division): string[] => {
  const shapes = tongue.grammar.pack.facts.parties.map((source) => new RegExp(source, 'u'));
  for (const block of division.blocks.slice(0, BILATERAL_HEAD)) {
    for (const shape of shapes) {
      const groups = shape.exec(block.flow.text.slice(0, 1500))?.groups;
      if (groups?.['one'] && groups['two']) return [groups['one'].trim(), groups['two'].trim()];
    }
  }
  return [];
};

/** Reads the head of a document. */
export function factsOf(tongue: Tongue, division: Division, source: string, adoptedOn: string | undefined): DivisionFacts {
  const symbol = (division.name && SYMBOL.exec(division.name)?.[0]) ?? SYMBOL.exec(source.slice(0, 4000))?.[0] ?? null;
  const title = titleOf(division);
  const date = division.name ? null : dateOf(tongue, division);
  const head = division.blocks.slice(0, HEAD_BLOCKS).filter(({ marker }) => !marker || marker.value === 1);
  const texts = [title ?? '', ...head.map((block) => block.flow.text)];
  return {
    title, symbol, date, place: placeOf(tongue, division), meetingOrdinal: ordinalOf(tongue, texts),
    coChairs: coChairsOf(tongue, division), body: bodyOf(tongue, division, symbol), adoptedOn: adoptedOn ?? date, parties: partiesOf(tongue, division), genre: genreOf(tongue, division),
  };
}
