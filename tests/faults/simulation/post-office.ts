import type { Delivery, Mailer, OutgoingMail } from '@suivi/mailer';
import type { Judge } from './judge.js';
import type { Random } from './random.js';
import type { Life } from './worker.js';

/** Who cuts takes a mail or not, and hangs up before saying which. */
export type ServerMood = 'up' | 'away' | 'busy' | 'broken' | 'cutting';

/** What the mail server does, and to whom: as the story wants it. */
export class PostOffice {
  mood: ServerMood = 'up';
  /** Addresses that are none. */
  readonly bad = new Set<string>();
  /** Addresses that are refused for the time being. */
  readonly busy = new Set<string>();
  private readonly personOf = new Map<string, number>();

  constructor(private readonly judge: Judge, private readonly clock: { now(): Date }, private readonly random: Random) {}

  belongs(address: string, personId: number): void {
    this.personOf.set(address, personId);
  }

  /** Whether mail to the person may have been refused for the time being. */
  isBusy(personId: number): boolean {
    return [...this.busy].some((address) => this.personOf.get(address) === personId);
  }

  private answerTo(to: string): Delivery {
    if (this.mood === 'broken') throw new Error('the mailer broke');
    if (this.mood === 'away') return { outcome: 'unreachable', serverReply: 'connect ECONNREFUSED' };
    if (this.mood === 'cutting' && this.random.chance(0.5)) return { outcome: 'deferred', serverReply: 'Connection closed unexpectedly', inDoubt: true };
    if (this.mood === 'busy' || this.busy.has(to)) return { outcome: 'deferred', serverReply: '450 4.2.0 try again later' };
    if (this.bad.has(to)) return { outcome: 'rejected', serverReply: '550 5.1.1 no such user' };
    return { outcome: 'accepted', serverReply: '250 2.0.0 taken' };
  }

  /** The way to the server of one worker, which reads the facts after turn `since()` only. */
  mailerOf(life: Life, worker: { swept: () => number; since: () => number; took: Set<string> }): Mailer {
    return {
      send: async (mail: OutgoingMail): Promise<Delivery> => {
        life.live();
        const to = mail.to.address;
        const answer = this.answerTo(to);
        const personId = this.personOf.get(to);
        if (personId === undefined) throw new Error(`nobody has the address ${to}`);
        const accepted = answer.outcome === 'accepted';
        if (accepted || answer.outcome === 'rejected') this.judge.take(mail, { personId, at: this.clock.now(), swept: worker.swept(), since: worker.since(), accepted });
        if (accepted) worker.took.add(mail.messageId);
        if (this.mood === 'cutting') this.judge.doubt(personId, this.clock.now());
        return accepted && this.mood === 'cutting' ? this.cutOff(mail.messageId) : answer;
      },
      close: async () => undefined,
    };
  }

  /** The mail is taken, the word on it is lost: it may come once more. */
  private cutOff(messageId: string): Delivery {
    this.judge.excuse(messageId);
    return { outcome: 'deferred', serverReply: 'Connection closed unexpectedly', inDoubt: true };
  }
}
