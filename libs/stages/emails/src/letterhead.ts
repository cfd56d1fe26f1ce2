import { createHmac } from 'node:crypto';
import type { MailKind } from '@suivi/contract';
import type { LocalDate } from '@suivi/kernel';
import type { MailAddress } from '@suivi/mailer';

/** What every mail of this installation bears: who sends it, where its links lead, the secret that signs them, and where bounces come back to if not to the sender. */
export interface Letterhead {
  from: MailAddress;
  publicUrl: string;
  linkSecret: string;
  bounceAddress?: string;
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

/** The envelope's sender of a mail: bounces+<mail>.<seal>@domain, so that what comes back names the mail and cannot be made up; the letterhead's own address where none is set. */
export function returnPathOf(mailId: number, letterhead: Letterhead): string {
  const { bounceAddress, from } = letterhead;
  if (bounceAddress === undefined) return from.address;
  const at = bounceAddress.lastIndexOf('@');
  return `${bounceAddress.slice(0, at)}+${mailId}.${sealOf(letterhead, ['return-path', mailId])}${bounceAddress.slice(at)}`;
}

/** The mail that a return path names: its id, 'forged' if the seal is not ours, null if it is no return path of this installation. */
export function mailOfReturnPath(address: string, letterhead: Letterhead): number | 'forged' | null {
  const { bounceAddress } = letterhead;
  if (bounceAddress === undefined) return null;
  const own = bounceAddress.toLowerCase();
  const at = own.lastIndexOf('@');
  const given = address.toLowerCase();
  if (!given.startsWith(`${own.slice(0, at)}+`) || !given.endsWith(own.slice(at))) return null;
  const [, id = ''] = /^(\d{1,15})\.[0-9a-f]{24}$/.exec(given.slice(at + 1, given.length - (own.length - at))) ?? [];
  return id !== '' && given === returnPathOf(Number(id), letterhead).toLowerCase() ? Number(id) : 'forged';
}
