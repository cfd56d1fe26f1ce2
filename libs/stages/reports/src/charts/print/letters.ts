import type { Language } from '@suivi/kernel';
import { direction } from '@suivi/i18n';
import { Parser } from 'htmlparser2';
import { setByTypst } from '../../pdf/compiler.js';
import { moved, type Place, type Step, stepsOf } from './path.js';

/** Words at a place of a chart: `x` is their left end, their middle or their right end, `y` the line that they stand on. */
export interface Lettering {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  bold: boolean;
  text: string;
}

/** Each text bears its number as its colour, by which its letters are known again in what comes out. */
const program = String.raw`
#let o = json(bytes(sys.inputs.letters))
#set page(width: 1000pt, height: 5000pt, margin: 0pt)
#let latin = if o.language == "zh" { (name: "Tinos", covers: "latin-in-cjk") } else { "Tinos" }
#set text(font: (latin, "Noto Naskh Arabic", "Noto Sans S Chinese"), fallback: false, lang: o.language, dir: if o.rtl { direction.rtl } else { direction.ltr }, top-edge: "baseline", bottom-edge: "baseline")
#set align(left)
#let share = (start: 0, middle: 0.5, end: 1)
#for (i, t) in o.texts.enumerate() {
  context {
    let said = box(text(size: t.size * 1pt, weight: if t.bold { "bold" } else { "regular" }, fill: rgb(255, calc.quo(i, 256), calc.rem(i, 256)), t.text))
    place(top + left, dx: t.x * 1pt - measure(said).width * share.at(t.anchor), dy: t.y * 1pt, said)
  }
}
`;

const numberOf = (colour: string): number => Number.parseInt(colour.length === 4 ? [...colour.slice(2)].map((digit) => digit + digit).join('') : colour.slice(3), 16);

function within(place: Place, transform = ''): Place {
  const [, how = '', a = '0', b = '0'] = /^(\w+)\(([-\d.e]+),\s*([-\d.e]+)\)/.exec(transform) ?? [];
  if (how === 'translate') return { ...place, x: place.x + place.across * Number(a), y: place.y + place.down * Number(b) };
  return how === 'scale' ? { ...place, across: place.across * Number(a), down: place.down * Number(b) } : place;
}

/** The letters of each text out of what Typst drew. */
function lettersIn(drawn: string, count: number): string[] {
  const glyphs = new Map<string, Step[]>();
  const letters = Array.from({ length: count }, () => '');
  const places: { place: Place; of: number }[] = [{ place: { x: 0, y: 0, across: 1, down: 1 }, of: 0 }];
  const opened: Record<string, (at: Record<string, string>) => void> = {
    path: ({ id = '', d = '' }) => glyphs.set(id, stepsOf(d)),
    g: ({ transform, fill }) => {
      const { place, of } = places.at(-1) as (typeof places)[number];
      places.push({ place: within(place, transform), of: fill === undefined ? of : numberOf(fill) });
    },
    use: ({ x = '0', y = '0', href = '' }) => {
      const { place, of } = places.at(-1) as (typeof places)[number];
      letters[of] += moved(glyphs.get(href.slice(1)) ?? [], within(place, `translate(${x},${y})`));
    },
  };
  const parser = new Parser({ onopentag: (name, at) => opened[name]?.(at), onclosetag: (name) => void (name === 'g' && places.pop()) }, { xmlMode: true });
  parser.end(drawn);
  return letters;
}

/** The outlines of texts in the typefaces of the PDF, shaped and set in the direction of the language: a path each. */
export function lettersOf(texts: readonly Lettering[], language: Language): string[] {
  const letters = JSON.stringify({ language, rtl: direction(language) === 'rtl', texts });
  return setByTypst(program, { letters }, (typst, laid) => lettersIn(typst.svg(laid), texts.length));
}
