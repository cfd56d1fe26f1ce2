import { isClaim, wholeInstallation } from '@suivi/access';
import { directory } from '@suivi/contract';
import { claimInstallation, type Claimant, peopleAfter } from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import type { ApiContext } from '../http/context.js';
import { type Form, type PageAnswer, textIn } from '../http/page-answer.js';
import type { Browser } from './browser.js';
import { claimForm, claimInvalid } from './claim-page.js';
import type { ClaimWatch } from './claim-watch.js';
import { from } from './security-log.js';
import type { SignIns } from './sign-ins.js';

interface Typed {
  personId: string;
  name: string;
  address: string;
}
type Wrong = 'claim.error.name' | 'signIn.error.address';

function claimantIn({ personId, name, address }: Typed, { language }: Browser): Claimant | Wrong {
  if (/^\d{1,15}$/.test(personId)) return { personId: Number(personId) };
  const read = directory.createPerson.body.safeParse({ name, email: address, language });
  if (read.success) return read.data;
  return read.error.issues.some((issue) => issue.path[0] === 'name') ? 'claim.error.name' : 'signIn.error.address';
}

/** The one-time link that makes its bearer administrator of the installation. */
export class Claims {
  constructor(
    private readonly api: ApiContext,
    private readonly claim: ClaimWatch,
    private readonly signIns: SignIns,
  ) {}

  /** The page of the link. Opening it changes nothing. */
  async show(browser: Browser, token: string, said: { typed?: Typed; error?: Wrong } = {}): Promise<PageAnswer> {
    const { db, clock } = this.api;
    if (!(await isClaim(db, token))) return this.invalid(browser);
    void this.signIns.auth.prepare();
    const people = (await peopleAfter(db, wholeInstallation, { after: 0, limit: 200, today: localDayOf(clock.now(), 'utc') })).filter((person) => !person.isSample);
    return { status: said.error === undefined ? 200 : 422, html: claimForm(browser.language, { people, again: await this.claim.isClaimed(), ...said }) };
  }

  /** Takes the installation over for whoever comes first with the link, and signs them in. */
  async take(browser: Browser, token: string, form: Form): Promise<PageAnswer> {
    const typed: Typed = { personId: textIn(form, 'personId'), name: textIn(form, 'name'), address: textIn(form, 'address') };
    const claimant = claimantIn(typed, browser);
    if (typeof claimant === 'string') return this.show(browser, token, { typed, error: claimant });
    try {
      const { accountId, personId } = await claimInstallation(this.api.db, { token, claimant }, this.api.clock.now());
      this.claim.noteClaimed();
      this.api.note?.({ event: 'claim', outcome: 'done', ...from(browser), personId });
      return await this.signIns.open(browser, { id: accountId, personId }, { destination: '/', by: 'claim' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.api.note?.({ event: 'claim', outcome: 'refused', why: error.code, ...from(browser) });
      return this.invalid(browser);
    }
  }

  private invalid = ({ language }: Browser): PageAnswer => ({ status: 404, html: claimInvalid(language) });
}
