import { vocabulary } from '@suivi/contract';
import { label, message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { type Letterhead, replyAddressOf } from './letterhead.js';

/** One person's part in one commitment, as an answer names it. */
export interface Part {
  personId: number;
  commitmentId: number;
  organizationId: number;
  /** How often the person's links were revoked. */
  generation: number;
  reference: string;
}

/** A link that opens an answer in the person's own mail program, its subject and its first word written; undefined where no answers are read. */
export function replyUrlOf({ reference, ...part }: Part, language: Language, letterhead: Letterhead): string | undefined {
  const address = replyAddressOf({ personId: part.personId, commitmentId: part.commitmentId, organizationId: part.organizationId, generation: part.generation }, letterhead);
  if (address === undefined) return undefined;
  const [subject, body] = [message(language, 'mail.reply.subject', { reference }), message(language, 'mail.reply.body')].map(encodeURIComponent);
  // A plus sign is a blank to some programs (RFC 6068 leaves it as it is).
  return `mailto:${address.replace('+', '%2B')}?subject=${subject}&body=${body}%20`;
}

/** How a mail is answered, with the words that make an update. */
export const howToReply = (language: Language): string =>
  message(language, 'mail.footer.reply', { statuses: vocabulary.implementationStatuses.map((status) => label(language, 'implementationStatus', status)).join(' / ') });
