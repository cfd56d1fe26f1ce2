import { type AutomaticKind, automaticKind, valueOf } from './automatic.js';
import { serverWords } from './headers.js';
import { parseMessage, type ParsedMessage } from './parse.js';

/** What a message that came to us says about mail of ours. */
export interface IncomingMessage {
  subject: string | null;
  /** Addresses that it was sent to, as far as its headers tell. */
  recipients: readonly string[];
  /** Message-IDs of the mail that it returns, or that it answers; a hundred at most. */
  about: readonly string[];
  /** The kind of machine that wrote it; null for a person. */
  automatic: AutomaticKind | null;
  report: DeliveryReport | null;
}

/** What a mail server says became of a mail (RFC 3464, or as servers say it without). `status` is an enhanced code such as 5.1.1, where one can be made out. */
export interface DeliveryReport {
  outcome: 'failed' | 'delayed' | 'done';
  status: string | null;
  words: string;
}

const addressesIn = (text: string): string[] => text.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [];
const messageIdsIn = (text: string): string[] => [...text.matchAll(/^(?:x-)?message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]+>)/gim)].map(([, id = '']) => id);

/** A message names no more mails of ours than this, and none by more than a line may hold (RFC 5322, 2.1.1). */
const [idsAtMost, longestId] = [100, 998];
const ours = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id.length <= longestId && !/\p{Cc}/u.test(id)).slice(0, idsAtMost);

/** Fields of a block of headers, folded lines joined; of those that repeat, the last. */
function fieldsOf(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(lines.flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name ? [[name.toLowerCase(), value ?? '']] : [];
  }));
}

const enhanced = (text: string): string | null => /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null;
/** A plain reply code says no more than whether it is for good: 550 stands for 5.0.0. */
const plain = (text: string): string | null => {
  const first = /(?<![\d.:])([45])[0-5]\d(?=[\s-]\D)/.exec(text)?.[1];
  return first ? `${first}.0.0` : null;
};

const outcomes: Record<string, DeliveryReport['outcome']> = { failed: 'failed', delayed: 'delayed', delivered: 'done', relayed: 'done', expanded: 'done' };

/** "5.0.0" is what a server writes that knows no better; its partner's words may. */
const codeOf = (status: string | null, words: string): string | null => (status && !status.endsWith('.0.0') ? status : (enhanced(words) ?? status ?? plain(words)));

/** The report of RFC 3464: of several recipients the one that fared worst, for our mail has only one. */
function standardReport(text: string): DeliveryReport | null {
  const recipients = text.split(/\r?\n[ \t]*\r?\n/).map(fieldsOf).filter((fields) => fields.has('action'));
  const fields = recipients.find((f) => f.get('action')?.toLowerCase().startsWith('failed')) ?? recipients[0];
  if (!fields) return null;
  const [action = '', status = '', diagnostic = ''] = ['action', 'status', 'diagnostic-code'].map((name) => fields.get(name));
  const words = diagnostic.replace(/^[\w-]+;\s*/, '');
  const [verb = ''] = /^\w+/.exec(action.toLowerCase()) ?? [];
  return { outcome: outcomes[verb] ?? 'failed', status: codeOf(enhanced(status), words), words: serverWords(words || status) };
}

const isFromServer = (message: ParsedMessage): boolean =>
  /mailer-daemon|postmaster|mail delivery (sub)?system/i.test(valueOf(message, 'from')) || valueOf(message, 'return-path').trim() === '<>' || valueOf(message, 'x-failed-recipients') !== '';

const codeIn = (line: string): string | null => enhanced(line) ?? plain(line);
function firstCode(told: string): { line: string; status: string | null } {
  const line = told.split(/\r?\n/).find(codeIn) ?? '';
  return { line, status: codeIn(line) };
}

const copyBegins = /^-{2,} ?(?:below this line|this is a copy|original message|.*copy of the message)|^received:|^return-path:/im;
const tellsDelay = /delayed|will (?:be )?(?:retr|try)|no action is required/i;
const tellsFailure = /undeliver|returned|failure|failed|could not be delivered|not delivered|bounce/i;

/** What older servers say in plain words: the first line that bears a code, before the mail that they return. */
function plainReport(message: ParsedMessage): DeliveryReport | null {
  if (!isFromServer(message)) return null;
  const [told = ''] = (message.text ?? '').split(copyBegins);
  const { line, status } = firstCode(told);
  const words = serverWords(line || told.trim());
  const all = `${valueOf(message, 'subject')} ${valueOf(message, 'x-failed-recipients') && 'failed'} ${told}`;
  if (tellsDelay.test(all) && !/^5/.test(status ?? '')) return { outcome: 'delayed', status, words };
  return tellsFailure.test(all) ? { outcome: 'failed', status, words } : null;
}

const returned = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/rfc822-headers', 'message/global-headers']);
const recipientHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc'];

/** Reads a message that came to us; throws only if it is nested or headed beyond all measure. */
export async function readIncoming(raw: string | Uint8Array): Promise<IncomingMessage> {
  const message = await parseMessage(raw);
  const textOf = (types: (type: string) => boolean): string[] => message.attachments.filter((a) => types(a.mimeType.toLowerCase())).map((a) => Buffer.from(a.content).toString());
  const report = textOf((type) => type === 'message/delivery-status' || type === 'message/global-delivery-status').map(standardReport).find((one) => one !== null) ?? plainReport(message);
  const copies = [...textOf((type) => returned.has(type)), message.text ?? ''];
  return {
    subject: valueOf(message, 'subject') ? serverWords(valueOf(message, 'subject')) : null,
    recipients: recipientHeaders.flatMap((name) => message.headers.filter((h) => h.name.toLowerCase() === name).flatMap((h) => addressesIn(h.value))),
    about: ours([...(`${valueOf(message, 'in-reply-to')} ${valueOf(message, 'references')}`.match(/<[^<>\s]+>/g) ?? []), ...copies.flatMap(messageIdsIn)]),
    automatic: automaticKind(message),
    report,
  };
}
