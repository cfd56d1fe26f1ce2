import { setTimeout as wait } from 'node:timers/promises';
import {
  askSignIn, type Auth, createAuth, deleteEndedSessions, deleteSession, ensureAccount, requestOfLink, sessionCookie, setCookie, signInRequestAt, usualSessionLimits, useSignIn, wholeInstallation,
} from '@suivi/access';
import { transact } from '@suivi/db';
import { mayHaveSession, person as personOf, personWhoMaySignIn } from '@suivi/directory';
import { queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { isMailAddress } from '@suivi/kernel';
import type { ApiContext } from '../http/context.js';
import { type Form, type PageAnswer, textIn } from '../http/page-answer.js';
import { isFresh } from './access.policy.js';
import { askingCookie, askingSecretOf, type Browser, headersFrom } from './browser.js';
import type { ClaimWatch } from './claim-watch.js';
import { destinationOf } from './destination.js';
import { from } from './security-log.js';
import { codeElsewhere, confirmSignIn, mailSent, signInForm, signInNotice, type SignInShown } from './sign-in-pages.js';

/** An answer on an address takes at least so long, whoever it is: what is done for known ones is done by then. */
const sameTimeMs = 400;
const askingSeconds = 3600;

/** The ways in, as pages: by mail, and with an identity provider. Wires what access, the directory and the mails know each for itself. */
export class SignIns {
  readonly auth: Auth;

  constructor(
    private readonly api: ApiContext,
    private readonly claim: ClaimWatch,
  ) {
    const { db, clock, letterhead, sessionLimits: limits = usualSessionLimits, oidc } = api;
    this.auth = createAuth({
      db, clock, limits, oidc, linkSecret: letterhead.linkSecret, publicUrl: letterhead.publicUrl, complain: api.complain ?? (() => undefined),
      prepareAccount: async (address) => {
        const person = await personWhoMaySignIn(db, address, clock.now());
        if (person) await ensureAccount(db, person, clock.now());
        return person !== null;
      },
      mayOpen: (accountId) => mayHaveSession(db, accountId, clock.now()),
    });
  }

  /** The page that asks for an address; whoever has signed in this very moment is sent on. */
  async show(browser: Browser, then: unknown, said: Pick<SignInShown, 'address' | 'error'> = {}): Promise<PageAnswer> {
    const destination = destinationOf(then);
    const { caller } = browser;
    const signedIn = caller.via === 'session';
    if (signedIn && said.error === undefined && isFresh(caller, this.api.clock.now())) return { goTo: destination };
    void this.auth.prepare();
    const hint = !(await this.claim.isClaimed()) && caller.via === 'nobody' ? 'signIn.unclaimed' : this.api.mailGoesTo === 'mailbox' ? 'signIn.mailbox' : undefined;
    const shown: SignInShown = { destination, again: signedIn, sso: this.api.oidc !== undefined, hint, ...said };
    return { status: said.error === undefined ? 200 : said.error === 'signIn.sso.away' ? 503 : 422, html: signInForm(browser.language, shown) };
  }

  /** Takes an address. The answer is the same for every one, and takes the same time. */
  async ask(browser: Browser, form: Form): Promise<PageAnswer> {
    const address = textIn(form, 'address').toLowerCase();
    if (!isMailAddress(address)) return this.show(browser, form.then, { address, error: 'signIn.error.address' });
    const [answer] = await Promise.all([this.asked(browser, address, destinationOf(form.then)), wait(sameTimeMs)]);
    return answer;
  }

  private async asked(browser: Browser, address: string, destination: string): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const now = clock.now();
    const secret = askingSecretOf(browser, letterhead.publicUrl);
    const person = await personWhoMaySignIn(db, address, now);
    const request = await transact(db, async (tx) => {
      const asked = await askSignIn(tx, { secret: letterhead.linkSecret, personId: person?.id ?? null, address, ip: browser.ip, browser: secret, destination }, now);
      if (asked && person) await queueMail(tx, { kind: 'sign-in', personId: person.id, key: asked.id, payload: { requestId: asked.id, expiresAt: asked.expiresAt.toISOString() } }, { letterhead, now });
      if (asked) await wish(tx, round, {}, now);
      return asked;
    });
    this.api.note?.({ event: 'sign-in.asked', outcome: request ? 'done' : 'limited', by: 'mail', ...from(browser), personId: person?.id ?? null });
    if (!request) return { status: 429, html: signInNotice(browser.language, 'limited') };
    return { status: 200, html: mailSent(browser.language, { address, request: request.id }), cookies: [setCookie(askingCookie, secret, { publicUrl: letterhead.publicUrl, maxAgeSeconds: askingSeconds })] };
  }

  /** Takes the code of a mail in the browser that asked for it. */
  async byCode(browser: Browser, form: Form): Promise<PageAnswer> {
    const request = textIn(form, 'request');
    const retry = (): PageAnswer => ({ status: 422, html: mailSent(browser.language, { address: textIn(form, 'address'), request, wrong: true }) });
    return textIn(form, 'code') === '' ? retry() : this.use(browser, { id: request, byLink: false, code: textIn(form, 'code') }, retry);
  }

  /** The page behind the link of a mail. Opening it changes nothing, however often and by whomever. */
  async showLink(browser: Browser, token: string): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const id = requestOfLink(letterhead.linkSecret, token);
    const standing = await signInRequestAt(db, id ?? '', { browser: askingSecretOf(browser, letterhead.publicUrl), now: clock.now() });
    if (id === null || standing?.personId == null) return this.invalid(browser);
    void this.auth.prepare();
    if (!standing.isAskingBrowser) return { status: 200, html: codeElsewhere(browser.language) };
    const { name } = await personOf(db, wholeInstallation, standing.personId, clock.now());
    return { status: 200, html: confirmSignIn(browser.language, { name }) };
  }

  /** The button of that page, in the browser that asked; or its code, elsewhere. A form that was sent without a code counts as no attempt. */
  async byLink(browser: Browser, token: string, form: Form): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const id = requestOfLink(letterhead.linkSecret, token);
    const standing = await signInRequestAt(db, id ?? '', { browser: askingSecretOf(browser, letterhead.publicUrl), now: clock.now() });
    if (id === null || !standing) return this.refused(browser, 'over');
    const code = textIn(form, 'code');
    const retry = (): PageAnswer => ({ status: 422, html: codeElsewhere(browser.language, { wrong: true }) });
    return code === '' && !standing.isAskingBrowser ? retry() : this.use(browser, { id, byLink: true, code }, retry);
  }

  private async use(browser: Browser, proof: { id: string; byLink: boolean; code: string }, retry: () => PageAnswer): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const used = await useSignIn(db, { ...proof, secret: letterhead.linkSecret, browser: askingSecretOf(browser, letterhead.publicUrl) }, clock.now());
    if (used.outcome !== 'in') {
      const refused = this.refused(browser, used.outcome);
      return used.outcome === 'wrong-code' ? retry() : refused;
    }
    const person = await personOf(db, wholeInstallation, used.personId, clock.now());
    const account = await ensureAccount(db, person, clock.now());
    return this.open(browser, account, { destination: used.destination, by: 'mail' });
  }

  /** Opens a session, and ends the one that this browser had: nothing of before a sign-in counts after it. Whose account is closed is told so: they have proved who they are. */
  async open(browser: Browser, account: { id: string; personId: number }, { destination, by }: { destination: string; by: 'mail' | 'claim' }): Promise<PageAnswer> {
    const { db, clock, letterhead, note } = this.api;
    const opened = await this.auth.openSession(account.id, headersFrom(browser));
    const known = { by, ip: browser.ip, personId: account.personId };
    if (!opened) {
      note?.({ event: 'sign-in', outcome: 'refused', why: 'account_not_open', sessionId: null, ...known });
      return { status: 403, html: signInNotice(browser.language, 'closed') };
    }
    await this.endOf(browser);
    await deleteEndedSessions(db, clock.now());
    note?.({ event: 'sign-in', outcome: 'done', sessionId: opened.sessionId, ...known });
    return { goTo: destination, cookies: [...opened.cookies, setCookie(askingCookie, null, { publicUrl: letterhead.publicUrl, maxAgeSeconds: 0 })] };
  }

  /** Ends the session that a browser has. */
  async endOf({ caller: { sessionId, scope } }: Browser): Promise<void> {
    if (sessionId !== null && scope.personId !== null) await deleteSession(this.api.db, { personId: scope.personId, id: sessionId });
  }

  private refused(browser: Browser, why: string): PageAnswer {
    this.api.note?.({ event: 'sign-in', outcome: 'refused', by: 'mail', why, ...from(browser) });
    return this.invalid(browser);
  }

  private invalid = (browser: Browser): PageAnswer => ({ status: 404, html: signInNotice(browser.language, 'invalid') });

  /** Ends the session of this browser. */
  async signOut(browser: Browser): Promise<PageAnswer> {
    await this.endOf(browser);
    if (browser.caller.sessionId !== null) this.api.note?.({ event: 'sign-out', outcome: 'done', ...from(browser) });
    return { goTo: '/sign-in', cookies: [setCookie(sessionCookie, null, { publicUrl: this.api.letterhead.publicUrl, maxAgeSeconds: 0 })] };
  }
}
