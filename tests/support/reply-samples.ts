import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDigest } from '@suivi/emails';
import type { Language } from '@suivi/kernel';
import { rawMessageOf, type SamplePart } from './raw-message.js';

const folder = fileURLToPath(new URL('../medium/replies/', import.meta.url));

/** A mail as a client writes it, and for a person's reply the text that is new in it. */
export interface Sample {
  id: string;
  language: Language;
  raw: Buffer;
  cut: string;
  /** The status that it tells, or why it tells none. */
  reading: string;
  /** Every third was held back while the cutting was written. */
  isHeldBack: boolean;
}

const people: Record<Language, string> = {
  en: 'Maria Clarke <maria.clarke@agency.example>', fr: 'Inès Ferrand <ines.ferrand@agence.example>', es: 'Lucía Ortega <lucia.ortega@agencia.example>',
  zh: '王晓明 <wang.xiaoming@agency.example>', ar: 'ليلى حداد <leila.haddad@agency.example>', ru: 'Анна Соколова <a.sokolova@agency.example>',
};

const partnership = { en: 'UN–CARICOM', fr: 'ONU–CARICOM', es: 'ONU–CARICOM', zh: '联合国－加共体', ar: 'الأمم المتحدة – الجماعة الكاريبية', ru: 'ООН – КАРИКОМ' };
const entity = { en: 'UNDP', fr: 'PNUD', es: 'PNUD', zh: '开发署', ar: 'برنامج الأمم المتحدة الإنمائي', ru: 'ПРООН' };

/** Our own mail, as it stands quoted below an answer. */
function ourMail(language: Language): { text: string; html: string } {
  const { letter } = writeDigest({
    personName: people[language].replace(/ <.*/, ''), language, today: '2027-05-03', changed: null, reviews: [], calls: [], registerUrl: 'https://desk.example', calendarUrl: 'https://desk.example/calendar/abc.ics',
    items: ['03', '07'].map((number) => ({
      reference: `UN-CARICOM-6/${number}`, title: 'Publish a training plan', paragraphLabel: '6 (a)', documentTitle: null, partnership, entity, role: 'focal-point', channel: 'digest', deadlineOn: '2027-06-30', precision: 'day',
      declaredStatus: 'in-progress', lastNewsOn: '2026-12-01', question: null, askedBefore: null, answerUrl: `https://desk.example/answer/token-${number}`,
    })),
  });
  return { text: letter.text, html: /<main>.*<\/footer>/s.exec(letter.html)?.[0] ?? '' };
}

/** Lines of at most `width` characters, as a client breaks what it quotes. */
function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

const invisible: Record<string, string> = { nb: '\u00a0', nnb: '\u202f', rlm: '\u200f', rle: '\u202b', lre: '\u202a', pdf: '\u202c', bom: '\ufeff' };

function expanded(line: string): string {
  const [, what, language, width] = /^\{\{(>|raw|html) (\w\w)(?: (\d+))?\}\}$/.exec(line) ?? [];
  if (!what) {
    const [, quoted] = /^.*(\{\{html \w\w\}\}).*$/.exec(line) ?? [];
    const whole = quoted ? line.replace(quoted, () => expanded(quoted)) : line;
    return whole.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => invisible[name] ?? mark);
  }
  const ours = ourMail(language as Language);
  if (what === 'html') return ours.html;
  if (what === 'raw') return ours.text;
  const lines = ours.text.split('\n').flatMap((one) => wrapped(one, Number(width ?? 10_000)));
  return lines.map((one) => (one === '' ? '>' : `> ${one}`)).join('\n');
}

const partOf = (section: string): SamplePart => {
  const [head = '', ...body] = section.split('\n');
  const [type = '', charset = '', encoding = '', ...flags] = head.split(' ');
  return { type, charset, encoding, flags, text: body.map(expanded).join('\n') };
};

function sampleOf(block: string, index: number): Sample {
  const [message = '', reading = '', cut = ''] = block.split(/^=== cut: (\S+)$/m);
  const [first = '', ...rest] = message.split('\n');
  const [id = '', language = ''] = first.split('; ');
  const [top = '', ...sections] = rest.join('\n').split(/^--- (?=\w)/m);
  const [head = '', ...body] = top.split('\n\n');
  const own = new Set([...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => name));
  const defaults = Object.entries({
    From: people[language as Language], To: 'Suivi <reply+12.0123456789abcdef@desk.example>', Date: 'Tue, 04 May 2027 09:00:00 +0000', 'Message-ID': `<${id}@agency.example>`,
    'In-Reply-To': '<digest.20270503.abc@desk.example>',
  }).filter(([name]) => !own.has(name));
  const headers = [...defaults.map(([name, value]) => `${name}: ${value}`), ...head.trim().split('\n')];
  const raw = rawMessageOf(headers, sections.length > 0 ? sections.map(partOf) : body.join('\n\n'));
  return { id, language: language as Language, raw, cut: cut.trim(), reading, isHeldBack: index % 3 === 2 };
}

const samplesIn = (file: string): Sample[] => readFileSync(join(folder, file), 'utf8').split(/^=== (?!cut: )/m).slice(1).map(sampleOf);

/** Persons' replies, as Outlook, Gmail, Apple Mail, Thunderbird and others write them. */
export const replySamples = (): Sample[] => readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== 'automatic.txt').sort().flatMap(samplesIn);

/** Forty more, written by somebody who had not read the rules, and cut by them for the first time afterwards. */
export const laterSamples = (): Sample[] => readdirSync(join(folder, 'second')).sort().flatMap((file) => samplesIn(join('second', file)));

/** Answering machines, receipts, ticket systems, lists and mail servers. */
export const automaticSamples = (): Sample[] => samplesIn('automatic.txt');
