import { message, type MessageKey, type MessageValues } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';

/** The command that gives whoever runs the installation a way in. */
const claimCommand = 'suivi claim-link';

const saying = (language: Language) => (key: MessageKey, values?: MessageValues): string => escapeHtml(message(language, key, values));
const pageOf = (language: Language, title: string, body: string): string => plainPage({ language, title, body: `<h1>${escapeHtml(title)}</h1>${body}` });
const problem = (language: Language, key: MessageKey | undefined): string => (key ? `<div role="alert"><p class="bad">${escapeHtml(message(language, key))}</p></div>` : '');

/** What the first page shows besides its question. */
export interface SignInShown {
  destination: string;
  address?: string;
  error?: 'signIn.error.address' | 'signIn.sso.away';
  /** Somebody is signed in, but not freshly. */
  again: boolean;
  /** An identity provider is set. */
  sso: boolean;
  /** What keeps mail from helping: nobody has claimed the installation, or no mail server is set. */
  hint?: 'signIn.unclaimed' | 'signIn.mailbox';
}

/** A sentence with the command in it that somebody types. */
export const withCommand = (language: Language, key: MessageKey): string => saying(language)(key, { command: '\u0000' }).replace('\u0000', `<code dir="ltr">${claimCommand}</code>`);

const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

/** Asks for a mail address. Works without JavaScript, like all pages here. */
export function signInForm(language: Language, { destination, address = '', error, again, sso, hint }: SignInShown): string {
  const say = saying(language);
  const wrong = error === 'signIn.error.address';
  const provider = sso ? `<p class="soft">${say('signIn.sso.lead')}</p><form method="post" action="/sign-in/oidc">${hidden('then', destination)}<button>${say('signIn.sso')}</button></form>` : '';
  return pageOf(
    language,
    message(language, 'signIn.title'),
    `${again ? `<p>${say('signIn.again')}</p>` : ''}<p>${say('signIn.lead')}</p>${problem(language, error)}
<form method="post" action="/sign-in" accept-charset="utf-8" novalidate>${hidden('then', destination)}
<div class="q-block"><label class="q" for="address">${say('signIn.address')}</label><input type="email" id="address" name="address" value="${escapeHtml(address)}" autocomplete="email" required dir="ltr"${wrong ? ' aria-invalid="true"' : ''}></div>
<button>${say('signIn.send')}</button></form>${provider}${hint ? `<p class="soft">${withCommand(language, hint)}</p>` : ''}`,
  );
}

const codeField = (language: Language, wrong: boolean): string => {
  const say = saying(language);
  return `<div class="q-block"><label class="q" for="code">${say('signIn.code')}</label><p class="soft" id="code-hint">${say('signIn.code.hint')}</p><input type="text" class="code" id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required dir="ltr" maxlength="20" aria-describedby="code-hint"${wrong ? ' aria-invalid="true"' : ''}></div>
<button>${say('signIn.code.send')}</button>`;
};
const codeError = (wrong: boolean): MessageKey | undefined => (wrong ? 'signIn.error.code' : undefined);
const again = (language: Language, back = '/sign-in'): string => `<p><a href="${escapeHtml(back)}">${saying(language)('signIn.new')}</a></p>`;

/** After a mail was asked for: the same for every address. */
export function mailSent(language: Language, { address, request, wrong = false }: { address: string; request: string; wrong?: boolean }): string {
  return pageOf(
    language,
    message(language, 'signIn.sent.title'),
    `<p>${saying(language)('signIn.sent.text', { address })}</p>${problem(language, codeError(wrong))}<form method="post" action="/sign-in/code" novalidate>${hidden('request', request)}${hidden('address', address)}${codeField(language, wrong)}</form>${again(language)}`,
  );
}

/** Behind the link of a mail, in another browser than the one that asked. */
export const codeElsewhere = (language: Language, { wrong = false } = {}): string =>
  pageOf(language, message(language, 'signIn.elsewhere.title'), `<p>${saying(language)('signIn.elsewhere.text')}</p>${problem(language, codeError(wrong))}<form method="post" novalidate>${codeField(language, wrong)}</form>${again(language)}`);

/** Behind the link of a mail, in the browser that asked: one button. */
export const confirmSignIn = (language: Language, { name }: { name: string }): string =>
  pageOf(language, message(language, 'signIn.confirm.title', { name }), `<form method="post"><button>${saying(language)('signIn.code.send')}</button></form>`);

/** A page that says one thing, and leads back to the beginning. */
export const signInNotice = (language: Language, notice: 'invalid' | 'limited' | 'failed' | 'restart' | 'closed', back = '/sign-in'): string =>
  pageOf(language, message(language, `signIn.${notice}.title`), `<p>${saying(language)(`signIn.${notice}.text`)}</p>${again(language, back)}`);

/** Sends the browser on to the identity provider. Not by a redirect: the policy of our forms would forbid it to follow. */
export const onwardToProvider = (language: Language, url: string): string => {
  const title = message(language, 'signIn.sso.onward');
  return plainPage({ language, title, body: `<meta http-equiv="refresh" content="0;url=${escapeHtml(url)}"><h1>${escapeHtml(title)}</h1><p><a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(title)}</a></p>` });
};
