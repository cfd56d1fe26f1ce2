import type { ReceivedMail } from './smtp-server.js';

export const messageIdOf = (mail: ReceivedMail): string => /^Message-ID:\s*(\S+)/im.exec(mail.raw)?.[1] ?? '';

/** What a server got, held against who was due a mail: the lost, those who got more than one, and whether these bore one Message-ID. */
export function countMails(received: readonly ReceivedMail[], due: readonly string[]): { sent: number; lost: string[]; duplicates: number; mostOfOne: number; strangers: string[] } {
  const byAddress = new Map<string, string[]>();
  for (const mail of received) byAddress.set(mail.to, [...(byAddress.get(mail.to) ?? []), messageIdOf(mail)]);
  const got = due.flatMap((address) => byAddress.get(address) ?? []);
  return {
    sent: got.length,
    lost: due.filter((address) => !byAddress.has(address)),
    duplicates: got.length - new Set(got).size,
    mostOfOne: Math.max(0, ...due.map((address) => byAddress.get(address)?.length ?? 0)),
    strangers: due.filter((address) => new Set(byAddress.get(address)).size > 1),
  };
}
