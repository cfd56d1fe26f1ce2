import { wholeInstallation } from '@suivi/access';
import { type Sql, transact } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { localDayOf, zoneWithClock } from '@suivi/kernel';
import { type Awaiting, awaitingAnswerOf } from './standing.store.js';

/** As many links as one mail holds; the others follow from page to page. */
const most = 20;

const itemOf = ({ deadlineOn, precision, ...about }: Awaiting) => ({ ...about, deadline: deadlineOn === null ? null : { on: deadlineOn, precision: precision ?? 'day' } as const });

/** Mails a person fresh links to what awaits an answer, if anything does: once an hour, to the address that the person has now. */
export const sendFreshLinks = (sql: Sql, to: { personId: number; letterhead: Letterhead }, now: Date): Promise<void> =>
  transact(sql, async (tx) => {
    const { id, zone } = await personOf(tx, wholeInstallation, to.personId, now);
    const { items } = await awaitingAnswerOf(tx, { personId: id, today: localDayOf(now, zoneWithClock(zone)), limit: most });
    if (items.length === 0) return;
    await queueMail(tx, { kind: 'fresh-links', personId: id, key: now.toISOString().slice(0, 13), payload: { items: items.map(itemOf) } }, { letterhead: to.letterhead, now });
    await wish(tx, round, {}, now);
  });
