import type { IncomingVerdict } from '@suivi/contract';
import type { AutomaticKind, IncomingMessage } from '@suivi/mailer';

/** The enhanced status code (RFC 3463) in a server's words, such as '5.1.1'. */
export const statusIn = (words: string): string | undefined => /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1];

/** Bad mailbox, bad or dead domain, moved, disabled. Not: a sender that is refused (5.1.7, 5.1.8), a full mailbox, size, content, policy. */
const aboutAddress = /^5\.(1\.([0-69]|10)|2\.1|4\.4)$/;

/** Tells whether a permanent status says that the address itself is no good: only then is a person's contact lost. */
export const isAboutAddress = (status: string): boolean => aboutAddress.test(status);

/** The same of a mail that came back after it was taken: 5.0.x is then all that many servers say of an unknown person. */
export const losesContact = (status: string): boolean => isAboutAddress(status) || /^5\.(0\.\d+|2\.0)$/.test(status);

/** Which mail a message is about: its id, 'answer' if it came to a reply address of ours, 'forged' if its address bears a seal that is not ours, null if it is none of ours. */
export type About = number | 'answer' | 'forged' | null;

/** A machine's word for certain; what only looks like one may be a person's. */
const isMachine = (automatic: AutomaticKind | null): boolean => automatic !== null && automatic !== 'perhaps';

const unreported = (automatic: AutomaticKind | null, about: About): IncomingVerdict => {
  if (isMachine(automatic)) return 'auto-reply';
  return about === null ? 'not-ours' : 'reply';
};

/** What a message that came to us comes to. Only a report of a mail server about a mail of ours ends that mail; what no machine wrote about a mail of ours is an answer. */
export function verdictOn({ automatic, report }: Pick<IncomingMessage, 'automatic' | 'report'>, about: About): IncomingVerdict {
  if (about === 'forged') return 'forged';
  if (report === null) return unreported(automatic, about);
  if (about === null || about === 'answer' || report.outcome === 'done') return 'not-ours';
  if (report.outcome === 'delayed') return 'delayed';
  return report.status?.startsWith('5') ? 'hard-bounce' : 'soft-bounce';
}
