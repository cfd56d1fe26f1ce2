import { readCapability } from '@suivi/access';
import { composeMime, type Delivery, type Mailer, type OutgoingMail } from '@suivi/mailer';

/** A mail that went out in the story. */
export interface SentMail {
  at: Date;
  mail: OutgoingMail;
}

/** Remembers what is sent, in order, and hands it on to the mailbox if there is one: so that people of the story can open what they got. */
export class RememberingMailer implements Mailer {
  readonly sent: SentMail[] = [];

  constructor(private readonly clock: { now(): Date }, private readonly onwards?: Mailer) {}

  async send(mail: OutgoingMail): Promise<Delivery> {
    const delivery = this.onwards ? await this.onwards.send(mail) : { outcome: 'accepted' as const, serverReply: '250 remembered' };
    if (delivery.outcome === 'accepted') this.sent.push({ at: this.clock.now(), mail });
    return delivery;
  }

  async close(): Promise<void> {
    // holds nothing of its own
  }
}

/** The bytes of a mail exactly as they would go over the wire. */
export const bytesOf = (sent: SentMail): Promise<Buffer> => composeMime(sent.mail);

/** The link for a commitment in the last mail that a person got about it; undefined if none did. */
export function lastLink(
  sent: readonly SentMail[],
  of: { address: string; secret: string; commitmentId: number; organizationId?: number },
): { token: string; organizationId: number } | undefined {
  for (const token of linksIn(sent, of.address, /\/answer\/([\w.-]+)/g)) {
    const grants = readCapability(of.secret, token);
    const fits = grants?.commitmentId === of.commitmentId && (of.organizationId === undefined || of.organizationId === grants.organizationId);
    if (grants && fits) return { token, organizationId: grants.organizationId };
  }
  return undefined;
}

/** The tokens of the links of one kind in what a person got, those of the last mail first. */
export const linksIn = (sent: readonly SentMail[], address: string, link: RegExp): string[] =>
  sent.toReversed().filter(({ mail }) => mail.to.address === address).flatMap(({ mail }) => [...mail.text.matchAll(link)].map(([, token = '']) => token));
