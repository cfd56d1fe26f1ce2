import { codeOf, linkTokenOf, shownCode } from '@suivi/access';
import type { Language } from '@suivi/kernel';
import type { Letter } from './letter.js';
import { writeLetter } from './letter.js';
import type { Letterhead } from './letterhead.js';
import { say } from './saying.js';

/** What a sign-in mail is written from: the request, which is random and in itself opens nothing. */
export interface SignInPayload {
  requestId: string;
  expiresAt: string;
}

const hidden = '········';

function letterWith(to: { name: string; language: Language }, { link, code }: { link: string; code: string }): Letter {
  const { language, name } = to;
  const label = say(language, 'signIn.mail.link');
  return writeLetter({
    language,
    subject: say(language, 'signIn.mail.subject'),
    greeting: say(language, 'mail.greeting', { name }),
    intro: say(language, 'signIn.mail.intro'),
    blocks: [
      { kind: 'link', link: { url: link, label, about: name } },
      { kind: 'words', words: say(language, 'signIn.mail.code') },
      { kind: 'quote', words: code },
      { kind: 'words', words: say(language, 'signIn.mail.until') },
    ],
    footer: [say(language, 'signIn.mail.not-you')],
  });
}

/** The mail with which its reader signs in, and the same without its secrets: that is what the ledger keeps. Null once link and code are too old to be sent. */
export function writeSignIn(to: { name: string; language: Language }, { requestId, expiresAt }: SignInPayload, o: { letterhead: Letterhead; at: Date }): { letter: Letter; kept: Letter } | null {
  const { publicUrl, linkSecret } = o.letterhead;
  if (new Date(expiresAt) <= o.at) return null;
  return {
    letter: letterWith(to, { link: `${publicUrl}/sign-in/link/${linkTokenOf(linkSecret, requestId)}`, code: shownCode(codeOf(linkSecret, requestId)) }),
    kept: letterWith(to, { link: `${publicUrl}/sign-in`, code: hidden }),
  };
}
