import type { Metric, MetricType, Registry } from 'prom-client';

/** A value of a metric, with the suffix of its name if it is part of a histogram. */
export interface Sample {
  value: number;
  labels?: Record<string, string>;
  suffix?: '_bucket' | '_sum' | '_count';
}

/** A metric whose values are read from rows at each scrape: what prom-client counts by itself would be one process's share only. */
export class RowMetric {
  readonly aggregator = 'first';
  private samples: readonly Sample[] = [];

  constructor(registry: Registry, readonly name: string, readonly type: MetricType | 'counter' | 'gauge' | 'histogram', readonly help: string) {
    registry.registerMetric(this as unknown as Metric);
  }

  set(...samples: Sample[]): void {
    this.samples = samples;
  }

  /** What the registry asks for. */
  async get(): Promise<object> {
    const { name, help, type, aggregator, samples } = this;
    return { name, help, type, aggregator, values: samples.map(({ value, labels = {}, suffix = '' }) => ({ value, labels, metricName: `${name}${suffix}` })) };
  }

  reset(): void {
    this.samples = [];
  }
}
