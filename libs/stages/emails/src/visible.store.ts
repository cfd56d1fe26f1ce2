import { inCoordinatedPartnership, inWholePartnership, type Scope } from '@suivi/access';
import { type SQL, sql as raw } from 'drizzle-orm';

/** Conditions on the ledger, whose table stands under its own name; nothing is asked of a reader who sees everything. */

const onItsDay = raw`v.person_id = mail.person_id and v.starts_on <= mail.local_day and (v.ends_on is null or v.ends_on >= mail.local_day)`;

/** Mails to the reader, and to whoever had a role, on the day of the mail, in a partnership that the reader coordinates. */
export function visibleMails(scope: Scope): SQL | undefined {
  const coordinated = inCoordinatedPartnership(scope, 'v.partnership_id');
  return coordinated && raw`(mail.person_id = ${scope.personId ?? 0} or exists (select 1 from appointment v where ${onItsDay} and ${coordinated}))`;
}

/** Whether a mail may tell of nothing but what the reader sees anyway: one to somebody who also works elsewhere may name what is there. */
export function tellsOfNothingElse(scope: Scope): SQL<boolean> {
  const whole = inWholePartnership(scope, 'v.partnership_id');
  return whole ? raw`(mail.person_id = ${scope.personId ?? 0} or not exists (select 1 from appointment v where ${onItsDay} and not ${whole}))` : raw`true`;
}
