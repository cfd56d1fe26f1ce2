import { Inject, Injectable } from '@nestjs/common';
import { lagBounds, lookAfterDelivery, mailFigures, type MailFigures } from '@suivi/emails';
import { wishesWaiting } from '@suivi/jobs';
import { readingsWaiting } from '@suivi/outcomes';
import { countLate, remindersWaiting } from '@suivi/reminders';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { API, type ApiContext } from '../http/context.js';
import { RowMetric, type Sample } from './row-metric.js';

const states = ['due', 'sending', 'sent', 'failed', 'bounced', 'dropped'];
const ends = ['sent', 'failed', 'bounced', 'dropped'];
const lateAfterMs = 15 * 60_000;

/** The figures behind /metrics. Those of mail come from rows when they are asked for, so that every process of the API tells the same. */
@Injectable()
export class Figures {
  private readonly registry = new Registry();
  private readonly gauge = (name: string, help: string) => new RowMetric(this.registry, name, 'gauge', help);
  private readonly counter = (name: string, help: string) => new RowMetric(this.registry, name, 'counter', help);
  private readonly mails = this.gauge('suivi_mails', 'Mails of the ledger by the state in which they stand');
  private readonly ended = this.counter('suivi_mails_ended_total', 'Mails sent (accepted by a server), failed, bounced, dropped (nothing left to say); a mail that is tried again may end twice');
  private readonly takeovers = this.counter('suivi_mail_lease_takeovers_total', 'Mails taken over from a worker that died with them');
  private readonly lag = new RowMetric(this.registry, 'suivi_mail_delivery_lag_seconds', 'histogram', 'Time from due to accepted of the mails that were sent');
  private readonly due = this.gauge('suivi_mails_due', 'Mails that may go now; ten thousand at the most');
  private readonly oldest = this.gauge('suivi_mail_oldest_due_age_seconds', 'How long the oldest of the mails that may go now has waited');
  private readonly late = this.gauge('suivi_mails_late', 'Mails that might have gone 15 minutes ago; those put off for working hours or the pace of a domain do not count; a thousand at the most');
  private readonly red = this.gauge('suivi_delivery_trouble', 'What makes delivery red: 1 for each reason that holds, by code');
  private readonly healthy = this.gauge('suivi_delivery_healthy', '1 unless something due is more than 15 minutes late; /healthz/delivery says what');
  private readonly held = this.gauge('suivi_delivery_held', '1 while delivery waits for a person after a restore');
  private readonly round = this.gauge('suivi_round_last_completed_timestamp_seconds', 'When a round last came to its end');
  private readonly reminders = this.gauge('suivi_reminders_waiting', 'Reminders that are in no mail yet; a hundred thousand at the most');
  private readonly looks = this.gauge('suivi_reminder_looks_late', 'Owners of commitments that should have been looked at 15 minutes ago; a thousand at the most');
  private readonly readings = this.gauge('suivi_readings_waiting', 'Documents that wait to be read, or are being read');
  private readonly outbox = this.gauge('suivi_outbox_waiting', 'Wishes to act that have not reached the queue');
  private readonly jobs = this.gauge('suivi_jobs', 'Jobs of the queue by state');
  readonly requests = new Histogram({
    name: 'suivi_http_request_seconds', help: 'Duration of requests', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.025, 0.1, 0.5, 2.5], registers: [this.registry],
  });

  constructor(@Inject(API) private readonly api: ApiContext) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** All figures in the text format of Prometheus. */
  async text(): Promise<string> {
    const now = this.api.clock.now();
    this.setMails(await mailFigures(this.api.db, now), now);
    await Promise.all([this.readHealth(now), this.readWaiting(now), this.readQueue()]);
    return this.registry.metrics();
  }

  private setMails({ tally, due, oldestDueAt, lastRoundAt }: MailFigures, now: Date): void {
    const of = (figure: string): number => tally.get(figure) ?? 0;
    this.mails.set(...states.map((state) => ({ labels: { state }, value: of(`state.${state}`) })));
    this.ended.set(...ends.map((outcome) => ({ labels: { outcome }, value: of(`ended.${outcome}`) })));
    this.takeovers.set({ value: of('takeovers') });
    this.due.set({ value: due });
    this.oldest.set({ value: oldestDueAt ? (now.getTime() - oldestDueAt.getTime()) / 1000 : 0 });
    this.round.set(...(lastRoundAt ? [{ value: lastRoundAt.getTime() / 1000 }] : []));
    let sum = 0;
    const buckets: Sample[] = lagBounds.map((le) => ({ suffix: '_bucket', labels: { le }, value: (sum += of(`lag.${le}`)) }));
    this.lag.set(...buckets, { suffix: '_sum', value: of('lag.sum') }, { suffix: '_count', value: sum });
  }

  private async readHealth(now: Date): Promise<void> {
    const { light, troubles, heldSince } = await lookAfterDelivery(this.api.db, now);
    this.healthy.set({ value: light === 'red' ? 0 : 1 });
    this.held.set({ value: heldSince ? 1 : 0 });
    this.late.set({ value: troubles.find(({ code }) => code === 'mail-late')?.count ?? 0 });
    this.red.set(...troubles.map(({ code }) => ({ labels: { code }, value: 1 })));
  }

  private async readWaiting(now: Date): Promise<void> {
    const { db } = this.api;
    const before = new Date(now.getTime() - lateAfterMs);
    this.reminders.set({ value: await remindersWaiting(db) });
    this.looks.set({ value: await countLate(db, before) });
    this.readings.set({ value: (await readingsWaiting(db, { now, before })).waiting });
    this.outbox.set({ value: (await wishesWaiting(db, before)).waiting });
  }

  /** While the queue is away its figures are missing: those of the mail are wanted all the more. */
  private async readQueue(): Promise<void> {
    const counts = await this.api.queue.counts().catch(() => ({}));
    this.jobs.set(...Object.entries(counts).map(([state, value]) => ({ labels: { state }, value })));
  }
}
