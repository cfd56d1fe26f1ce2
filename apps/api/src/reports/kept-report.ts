import { mayKeepReport, reportNamed } from '@suivi/reports';
import { allow } from '../access/allow.js';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from '../http/context.js';

/** Whose it is to keep reports, in words. */
export const keepers = 'a report is kept by the coordinators of its partnership, a consolidated one by the administrators of the whole; there the United Nations desks write in the sections of their own partnerships';

/** A report that the caller keeps; refuses with 'not-found' who may not see it and with 'forbidden' who may not change it. */
export async function keptReport({ db }: ApiContext, { scope }: Caller, id: number): ReturnType<typeof reportNamed> {
  const document = await reportNamed(db, scope, id);
  allow(mayKeepReport(scope, document), keepers);
  return document;
}
