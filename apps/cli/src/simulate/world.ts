import type { Sql } from '@suivi/db';
import type { Letterhead } from '@suivi/emails';
import type { LocalDate } from '@suivi/kernel';
import type { Cast } from './cast.js';
import type { Scenario } from './scenario.js';
import type { RememberingMailer } from './sent-mail.js';

/** What events act on. */
export interface World {
  sql: Sql;
  scenario: Scenario;
  /** Where the documents of the scenario stand. */
  folder: string;
  /** The day that relative days are counted from. */
  today: LocalDate;
  cast: Cast;
  letterhead: Letterhead;
  mailer: RememberingMailer;
}
