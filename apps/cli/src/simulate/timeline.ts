import type { Sql } from '@suivi/db';
import type { StoryEvent } from './scenario-events.js';
import { changesAfter, type RecordedChange } from './timeline.store.js';
import type { SentMail } from './sent-mail.js';

/** Something that happened in the story, as the scenario says it. */
interface EventEntry {
  at: string;
  type: 'event';
  who: string;
  event: StoryEvent;
}
/** A change that the product put on record. */
interface ChangeEntry {
  at: string;
  type: 'change';
  subject: 'commitment' | 'meeting' | 'call';
  name: string;
  action: string;
  actor: string;
  reason: string | null;
  changes: Record<string, unknown>;
}
/** A mail that went out. */
interface MailEntry {
  at: string;
  type: 'mail';
  file: string;
  to: string;
  person: string;
  messageId: string;
  subject: string;
  reasons: { reference: string; rule: string; dueOn: string }[];
}

/** One line of the timeline; instants in UTC. */
export type TimelineEntry = EventEntry | ChangeEntry | MailEntry;

/** A carry-over: the reference before and after. */
export interface Lineage {
  from: string;
  to: string;
  title: string;
}

/** Columns that every change touches, or that say the same again. */
const unsaid = new Set(['version', 'lastUpdateAt', 'id', 'partnershipId', 'seriesId', 'openedAt', 'quote', 'quoteStart', 'quoteEnd', 'proposalId', 'paragraphId']);

/** How the timeline names a call for inputs, in changes and in the reasons of mails. */
export const callName = (id: number): string => `call ${id}`;

function nameOf({ subject, subjectId, after }: RecordedChange): string {
  if (subject === 'call') return callName(subjectId);
  return String(subject === 'meeting' ? `meeting ${after.ordinal}` : after.reference);
}

const changeEntry = (change: RecordedChange): ChangeEntry => ({
  at: change.at.toISOString(),
  type: 'change',
  subject: change.subject as ChangeEntry['subject'],
  name: nameOf(change),
  action: change.action,
  actor: change.actor.name,
  reason: change.reason,
  changes: Object.fromEntries(Object.entries(change.changes).filter(([field]) => !unsaid.has(field))),
});

/** Takes down what happens, in order: an event, then what the product recorded because of it, then the mails of that moment. */
export class Chronicle {
  readonly entries: (EventEntry | ChangeEntry | { at: string; type: 'mail'; sent: SentMail })[] = [];
  readonly lineage: Lineage[] = [];
  private lastChange = 0;

  constructor(private readonly sql: Sql, private readonly partnershipId: number) {}

  happened(at: Date, who: string, event: StoryEvent): void {
    this.entries.push({ at: at.toISOString(), type: 'event', who, event });
  }

  sent(mails: readonly SentMail[]): void {
    this.entries.push(...mails.map((sent) => ({ at: sent.at.toISOString(), type: 'mail' as const, sent })));
  }

  /** Reads what was recorded since the last time. */
  async takeDownChanges(): Promise<void> {
    const changes = await changesAfter(this.sql, this.partnershipId, this.lastChange);
    for (const [index, change] of changes.entries()) {
      this.lastChange = change.id;
      this.entries.push(changeEntry(change));
      const heir = changes[index + 1];
      if (change.action === 'carried-over' && heir?.action === 'carried-in') this.lineage.push({ from: nameOf(change), to: nameOf(heir), title: String(heir.after.title) });
    }
  }
}
