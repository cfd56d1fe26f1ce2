import { createHmac } from 'node:crypto';
import type { MailKind } from '@suivi/contract';
import type { LocalDate } from '@suivi/kernel';
import type { MailAddress } from '@suivi/mailer';

/** What every mail of this installation bears: who sends it, where its links lead, the secret that signs them, where bounces come back to if not to the sender, and where answers go. */
export interface Letterhead {
  from: MailAddress;
  publicUrl: string;
  linkSecret: string;
  bounceAddress?: string;
  /** Without one, answers go to the sender, and nobody reads them here. */
  replyAddress?: string;
}

const sealOf = (letterhead: Letterhead, words: readonly (string | number)[]): string => createHmac('sha256', letterhead.linkSecret).update(words.join('\n')).digest('hex').slice(0, 24);
const domainOf = ({ from }: Letterhead): string => from.address.split('@')[1] ?? 'suivi.invalid';

/** The one Message-ID of a mail: the same person, day, kind and key always give the same, and nobody else can make it up. */
export function messageIdOf(occurrence: { personId: number | null; localDay: LocalDate; kind: MailKind; key: string }, letterhead: Letterhead): string {
  const { personId, localDay, kind, key } = occurrence;
  const seal = sealOf(letterhead, ['message-id', personId ?? 'operator', localDay, kind, key]);
  return `<${kind}.${localDay.replaceAll('-', '')}.${seal}@${domainOf(letterhead)}>`;
}

/** The Message-ID that stands above all mail to a person about a series of meetings: never sent, it only holds their thread together. */
export const threadRootOf = (of: { personId: number; seriesId: number }, letterhead: Letterhead): string =>
  `<series.${sealOf(letterhead, ['thread', of.personId, of.seriesId])}@${domainOf(letterhead)}>`;

/** An address under one of ours that names something: `local+name.seal@domain`. Servers may change its case, so that the seal is in lower case. */
function sealedUnder(base: string, { purpose, name }: { purpose: string; name: string }, letterhead: Letterhead): string {
  const at = base.lastIndexOf('@');
  return `${base.slice(0, at)}+${name}.${sealOf(letterhead, [purpose, name])}${base.slice(at)}`;
}

/** What an address under one of ours names; 'forged' if the seal is not ours, null if it does not stand under it. */
function nameUnder(base: string, { purpose, address }: { purpose: string; address: string }, letterhead: Letterhead): { name: string } | 'forged' | null {
  const [own, given] = [base.toLowerCase(), address.toLowerCase()];
  const at = own.lastIndexOf('@');
  if (!given.startsWith(`${own.slice(0, at)}+`) || !given.endsWith(own.slice(at))) return null;
  const [, name = ''] = /^([0-9a-z-]{1,40})\.[0-9a-f]{24}$/.exec(given.slice(at + 1, given.length - (own.length - at))) ?? [];
  return name !== '' && given === sealedUnder(own, { purpose, name }, letterhead) ? { name } : 'forged';
}

/** Whether mail to an address is for us: one of our addresses itself, or one under it, whatever its seal is worth. */
export const isOurAddress = (address: string, { bounceAddress, replyAddress }: Letterhead): boolean =>
  [bounceAddress, replyAddress].some((base) => {
    const [own, given] = [base?.toLowerCase() ?? '', address.toLowerCase()];
    const at = own.lastIndexOf('@');
    return own !== '' && (given === own || (given.startsWith(`${own.slice(0, at)}+`) && given.endsWith(own.slice(at))));
  });

/** The envelope's sender of a mail: bounces+<mail>.<seal>@domain, so that what comes back names the mail and cannot be made up; the letterhead's own address where none is set. */
export const returnPathOf = (mailId: number, letterhead: Letterhead): string =>
  letterhead.bounceAddress === undefined ? letterhead.from.address : sealedUnder(letterhead.bounceAddress, { purpose: 'return-path', name: String(mailId) }, letterhead);

/** The mail that a return path names: its id, 'forged' if the seal is not ours, null if it is no return path of this installation. */
export function mailOfReturnPath(address: string, letterhead: Letterhead): number | 'forged' | null {
  const named = letterhead.bounceAddress === undefined ? null : nameUnder(letterhead.bounceAddress, { purpose: 'return-path', address }, letterhead);
  return named === null || named === 'forged' ? named : Number(named.name);
}

/** What an answer is about, as its address says: a mail of ours, or one person's part in one commitment; with how often the person's links had been revoked when it went out. */
export type Answered = { generation: number } & ({ mailId: number } | { personId: number; commitmentId: number; organizationId: number });

const inShort = (numbers: readonly number[]): string => numbers.map((number) => number.toString(36)).join('-');

const nameOf = (answered: Answered): string =>
  'mailId' in answered ? `${answered.mailId}-${inShort([answered.generation])}` : `c${inShort([answered.personId, answered.commitmentId, answered.organizationId, answered.generation])}`;

function answeredBy(name: string): Answered {
  // addresses that went out before they told of it are good until the person's links are revoked for the first time
  const [, mailId, since = '0'] = /^(\d+)(?:-([0-9a-z]+))?$/.exec(name) ?? [];
  if (mailId !== undefined) return { mailId: Number(mailId), generation: Number.parseInt(since, 36) };
  const [personId = 0, commitmentId = 0, organizationId = 0, generation = 0] = name.slice(1).split('-').map((number) => Number.parseInt(number, 36));
  return { personId, commitmentId, organizationId, generation };
}

/** Where an answer goes: answers+<mail>-<generation>.<seal>@domain, or answers+c<person>-<commitment>-<organization>-<generation>.<seal>@domain; undefined where no address is set. */
export const replyAddressOf = (answered: Answered, letterhead: Letterhead): string | undefined =>
  letterhead.replyAddress === undefined ? undefined : sealedUnder(letterhead.replyAddress, { purpose: 'reply', name: nameOf(answered) }, letterhead);

/** What an address asks to be answered: 'forged' if the seal is not ours, null if it is no reply address of this installation. */
export function answeredAt(address: string, letterhead: Letterhead): Answered | 'forged' | null {
  const named = letterhead.replyAddress === undefined ? null : nameUnder(letterhead.replyAddress, { purpose: 'reply', address }, letterhead);
  return named === null || named === 'forged' ? named : answeredBy(named.name);
}
