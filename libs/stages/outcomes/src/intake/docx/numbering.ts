import { Parser } from 'htmlparser2';
import { ordinalText } from '../ordinals.js';

interface Level {
  start: number;
  style: string;
  shape: string;
  legal: boolean;
  paragraphStyle?: string;
}

type Levels = Map<number, Level>;

interface AbstractList {
  levels: Levels;
  styleLink?: string;
}

interface NumberedList {
  abstract: string;
  restarts: Map<number, number>;
  levels: Levels;
}

/** Where a paragraph stands in a list: the list's id and the depth, from 0. */
export interface ListPlace {
  list: string;
  depth: number;
}

interface Style {
  basedOn?: string;
  list?: string;
  depth?: number;
}

const freshLevel = (): Level => ({ start: 1, style: 'decimal', shape: '', legal: false });
const DEEPEST = 8;
const depthOf = (value: string | undefined): number => Math.min(DEEPEST, Math.max(0, Number(value) || 0));

/** What numbering.xml says, gathered tag by tag. */
class NumberingPart {
  readonly abstracts = new Map<string, AbstractList>();
  readonly lists = new Map<string, NumberedList>();
  #abstract: AbstractList | null = null;
  #list: NumberedList | null = null;
  #override: number | null = null;
  #level: Level | null = null;

  open(name: string, a: Record<string, string>): void {
    if (name === 'w:abstractNum') this.abstracts.set(a['w:abstractNumId'] ?? '', (this.#abstract = { levels: new Map() }));
    else if (name === 'w:num') this.lists.set(a['w:numId'] ?? '', (this.#list = { abstract: '', restarts: new Map(), levels: new Map() }));
    else if (name === 'w:lvlOverride') this.#override = depthOf(a['w:ilvl']);
    else if (name === 'w:lvl') this.#openLevel(depthOf(a['w:ilvl']));
    else if (this.#level) this.#levelPart(this.#level, name, a['w:val'] ?? '');
    else this.#listPart(name, a['w:val'] ?? '');
  }

  #listPart(name: string, value: string): void {
    if (name === 'w:abstractNumId' && this.#list) this.#list.abstract = value;
    else if (name === 'w:numStyleLink' && this.#abstract) this.#abstract.styleLink = value;
    else if (name === 'w:startOverride') this.#list?.restarts.set(this.#override ?? 0, Number(value) || 0);
  }

  #openLevel(depth: number): void {
    this.#level = freshLevel();
    (this.#list ?? this.#abstract)?.levels.set(depth, this.#level);
  }

  #levelPart(level: Level, name: string, value: string): void {
    if (name === 'w:start') level.start = Number(value) || 0;
    else if (name === 'w:numFmt') level.style = value;
    else if (name === 'w:lvlText') level.shape = value.slice(0, 40);
    else if (name === 'w:isLgl') level.legal = value !== '0' && value !== 'false';
    else if (name === 'w:pStyle') level.paragraphStyle = value;
  }

  close(name: string): void {
    if (name === 'w:abstractNum') this.#abstract = null;
    else if (name === 'w:num') this.#list = null;
    else if (name === 'w:lvl') this.#level = null;
    else if (name === 'w:lvlOverride') this.#override = null;
  }
}

const stylesOf = (xml: string): Map<string, Style> => {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  const parser = new Parser(
    {
      onopentag: (name, a) => {
        if (name === 'w:style' && a['w:type'] !== 'character') styles.set(a['w:styleId'] ?? '', (style = {}));
        else if (!style) return;
        else if (name === 'w:basedOn') style.basedOn = a['w:val'];
        else if (name === 'w:numId') style.list = a['w:val'];
        else if (name === 'w:ilvl') style.depth = depthOf(a['w:val']);
      },
      onclosetag: (name) => {
        if (name === 'w:style') style = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return styles;
};

/** Counts the automatic numbers of a Word document, which are not in its text. */
export class Numbering {
  readonly #part = new NumberingPart();
  readonly #styles: Map<string, Style>;
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(parts: { numbering: string | null; styles: string | null }) {
    this.#styles = stylesOf(parts.styles ?? '');
    const parser = new Parser({ onopentag: (name, a) => this.#part.open(name, a), onclosetag: (name) => this.#part.close(name) }, { xmlMode: true });
    parser.end(parts.numbering ?? '');
  }

  /** The list of a paragraph: its own, or that of its style. */
  placeOf(own: { list?: string; depth?: number; style?: string }): ListPlace | null {
    if (own.list !== undefined) return this.#part.lists.has(own.list) ? { list: own.list, depth: own.depth ?? 0 } : null;
    const { list, depth } = this.#ofStyle(own.style) ?? {};
    if (list === undefined || !this.#part.lists.has(list)) return null;
    return { list, depth: own.depth ?? this.#depthOfStyle(list, own.style) ?? depth ?? 0 };
  }

  // The chain of styles may be a circle.
  #ofStyle(name: string | undefined): Style | null {
    const seen = new Set<string>();
    for (let next = name; next !== undefined && !seen.has(next); next = this.#styles.get(next)?.basedOn) {
      seen.add(next);
      const style = this.#styles.get(next);
      if (style?.list !== undefined) return style;
    }
    return null;
  }

  #depthOfStyle(list: string, style: string | undefined): number | undefined {
    if (style === undefined) return undefined;
    for (const [depth, level] of this.#abstractOf(list)?.levels ?? []) if (level.paragraphStyle === style) return depth;
    return undefined;
  }

  #abstractIdOf(list: string): string {
    const id = this.#part.lists.get(list)?.abstract ?? '';
    const link = this.#part.abstracts.get(id)?.styleLink;
    const linked = link === undefined ? undefined : this.#styles.get(link)?.list;
    return linked === undefined ? id : (this.#part.lists.get(linked)?.abstract ?? id);
  }

  #abstractOf(list: string): AbstractList | undefined {
    return this.#part.abstracts.get(this.#abstractIdOf(list));
  }

  #levelOf(list: string, depth: number): Level {
    return this.#part.lists.get(list)?.levels.get(depth) ?? this.#abstractOf(list)?.levels.get(depth) ?? freshLevel();
  }

  /** The number of the next paragraph at this place, as Word shows it and with a blank behind; empty where the level shows none. */
  next({ list, depth }: ListPlace): string {
    const counters = this.#countersOf(list);
    for (let upper = 0; upper < depth; upper++) counters[upper] ??= this.#levelOf(list, upper).start;
    counters[depth] = counters[depth] === undefined ? this.#levelOf(list, depth).start : (counters[depth] as number) + 1;
    counters.length = depth + 1;
    return this.#shown(list, depth, counters);
  }

  #countersOf(list: string): number[] {
    const abstract = this.#abstractIdOf(list);
    const counters = this.#counters.get(abstract) ?? [];
    this.#counters.set(abstract, counters);
    // A list that says where it starts does so at its first paragraph; others of the same kind go on counting together.
    if (!this.#begun.has(list))
      for (const [depth, start] of this.#part.lists.get(list)?.restarts ?? []) {
        counters.length = Math.min(counters.length, depth + 1);
        counters[depth] = start - 1;
      }
    this.#begun.add(list);
    return counters;
  }

  #shown(list: string, depth: number, counters: readonly number[]): string {
    const level = this.#levelOf(list, depth);
    if (level.style === 'bullet') return '• ';
    if (level.style === 'none' || level.shape === '') return '';
    const shown = level.shape.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return ordinalText(level.legal ? 'decimal' : this.#levelOf(list, at).style, counters[at] ?? this.#levelOf(list, at).start);
    });
    return `${shown.trim()} `;
  }
}
