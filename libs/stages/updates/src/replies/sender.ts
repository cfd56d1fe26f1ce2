import { folded } from '@suivi/kernel';
import { headerOf, type MailHeader } from './inbound-mail.js';

/** The names that a sender may sign with, folded: the whole one in both orders, and its parts. */
export interface Sender {
  whole: readonly string[];
  parts: readonly string[];
}

/** Who the From header names. */
export function senderOf(headers: readonly MailHeader[]): Sender {
  const [, shown = '', local = ''] = /^(.{0,200}?)<?([^\s<>@]{1,100})@/.exec(headerOf(headers, 'from').slice(0, 400)) ?? [];
  const name = folded(shown.replace(/["'(),]/g, ' ')) || folded(local.replace(/[._-]+/g, ' '));
  const parts = name.split(' ').filter((part) => part.length > 1);
  return { whole: [parts.join(' '), parts.toReversed().join(' '), `${parts.at(-1) ?? ''}, ${parts.slice(0, -1).join(' ')}`].filter((one) => one.length > 1), parts };
}
