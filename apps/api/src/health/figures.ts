import { Inject, Injectable } from '@nestjs/common';
import { ledgerFigures } from '@suivi/emails';
import { countLate } from '@suivi/reminders';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { API, type ApiContext } from '../http/context.js';

/** The figures behind /metrics; those of the ledger and the queue are read when they are asked for. */
@Injectable()
export class Figures {
  private readonly registry = new Registry();
  private readonly mails = new Gauge({ name: 'suivi_mails', help: 'Mails in the ledger by state', labelNames: ['state'], registers: [this.registry] });
  private readonly jobs = new Gauge({ name: 'suivi_jobs', help: 'Jobs in the queue by state', labelNames: ['state'], registers: [this.registry] });
  private readonly lag = new Gauge({ name: 'suivi_mail_lag_seconds', help: 'Age of the oldest mail that is due and not sent', registers: [this.registry] });
  private readonly late = new Gauge({ name: 'suivi_reminder_looks_late', help: 'Owners of commitments that should have been looked at an hour ago or longer; a thousand at the most', registers: [this.registry] });
  readonly requests = new Histogram({
    name: 'suivi_http_request_seconds', help: 'Duration of requests', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.025, 0.1, 0.5, 2.5], registers: [this.registry],
  });

  constructor(@Inject(API) private readonly api: ApiContext) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** All figures in the text format of Prometheus. */
  async text(): Promise<string> {
    const now = this.api.clock.now();
    const { byState, oldestDueAt } = await ledgerFigures(this.api.db, now);
    for (const state of ['due', 'sending', 'sent', 'failed', 'dropped']) this.mails.set({ state }, byState[state] ?? 0);
    this.lag.set(oldestDueAt ? (now.getTime() - oldestDueAt.getTime()) / 1000 : 0);
    this.late.set(await countLate(this.api.db, new Date(now.getTime() - 3_600_000)));
    const counts = await this.api.queue.counts().catch(() => null);
    if (counts) for (const [state, count] of Object.entries(counts)) this.jobs.set({ state }, count);
    else this.jobs.reset(); // the queue is away: the figures of the mail are wanted all the more
    return this.registry.metrics();
  }
}
