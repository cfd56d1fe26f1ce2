import type { RouteResponse, updates } from '@suivi/contract';
import { aboutOf, decisionOf } from './listing.js';
import type { FileNamed, StatusUpdateRow } from './updates.store.js';

/** A status update as lists show it. */
export type StatusUpdate = RouteResponse<typeof updates.acceptUpdate>;

/** What an update is shown from: its row, with the names beside it. */
export interface UpdateShown {
  update: StatusUpdateRow;
  reference: string;
  title: string;
  acronym: string;
  personName: string | null;
  clearedBy: string | null;
  files: FileNamed[];
}

/** An update as it goes out. */
export const updateOf = ({ update, clearedBy, files, ...named }: UpdateShown): StatusUpdate => ({
  id: update.id,
  ...aboutOf(update, named),
  status: update.status,
  narrative: update.narrative,
  evidence: update.evidence,
  obstacles: update.obstacles,
  results: update.results,
  files,
  clearedBy,
  state: update.state,
  submittedAt: update.submittedAt.toISOString(),
  ...decisionOf(update),
});
