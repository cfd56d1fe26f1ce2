import type { SectionFacts } from '@suivi/db';
import { canonicalSha256 } from '../canonical.js';

type Fact = string | number | null;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists become how many there are and a mark of what they say, so that it can be told that something else was said. */
const ofList = (name: string, list: readonly unknown[]): [string, Fact][] => [[`${name}.count`, list.length], [`${name}.said`, list.length === 0 ? null : canonicalSha256(list).slice(0, 12)]];

function flat(value: Record<string, unknown>, within = ''): [string, Fact][] {
  return Object.entries(value).flatMap(([key, one]): [string, Fact][] => {
    const name = `${within}${key}`;
    if (Array.isArray(one)) return ofList(name, one);
    if (isObject(one)) return flat(one, `${name}.`);
    return one === undefined ? [] : [[name, typeof one === 'string' || typeof one === 'number' ? one : one === null ? null : String(one)]];
  });
}

const about = (value: Record<string, unknown>, name: string): [string, Record<string, Fact>] => {
  const { reference, ...facts } = value;
  return [typeof reference === 'string' ? reference : name, Object.fromEntries(flat(facts))];
};

/** The facts of a section, made flat: by the reference of what they are about, the others by what they are called. */
export function flatFacts(facts: unknown): SectionFacts {
  if (Array.isArray(facts)) return Object.fromEntries(facts.filter(isObject).map((one, i) => about(one, String(i + 1))));
  if (!isObject(facts)) return {};
  if (typeof facts['reference'] === 'string') return Object.fromEntries([about(facts, '')]);
  const plain = Object.entries(facts).filter(([, value]) => !isObject(value));
  const nested = Object.entries(facts).flatMap(([name, value]) => (isObject(value) ? [about(value, name)] : []));
  return Object.fromEntries([...(plain.length > 0 ? [about(Object.fromEntries(plain), 'report')] : []), ...nested]);
}

/** One fact that is not what it was. */
export interface FactChange {
  about: string;
  fact: string;
  from: Fact;
  to: Fact;
}

/** What changed between the facts that a narrative was written on and those of now; what came or went is told as a whole. */
export function factsChanged(before: SectionFacts, now: SectionFacts): FactChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((one) => {
    const [was, is] = [before[one], now[one]];
    if (!was || !is) return [{ about: one, fact: 'presence', from: was ? 'there' : null, to: is ? 'there' : null }];
    const facts = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return facts.filter((fact) => (was[fact] ?? null) !== (is[fact] ?? null)).map((fact) => ({ about: one, fact, from: was[fact] ?? null, to: is[fact] ?? null }));
  });
}
