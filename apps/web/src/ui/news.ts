import { commitments, desk, directory, emails, mine, outcomes, reminders, updates, type Route } from '@suivi/contract';
import type { Query } from '@tanstack/react-query';
import { answers } from './reading.js';

const register: readonly Route[] = [commitments.listCommitments, commitments.countCommitments, commitments.readCommitment, commitments.readHistory, commitments.readStanding];
/** Which answers may have changed with which kind of thing. */
const touched: Record<string, readonly Route[]> = {
  commitment: [...register, updates.listUpdates, reminders.listPauses, desk.readDesk, mine.readMine],
  document: [outcomes.listDocuments, outcomes.readDocument],
  proposal: [outcomes.listProposals, outcomes.listDocuments],
  reading: [outcomes.listReadings],
  meeting: [outcomes.listMeetings, outcomes.readMeeting, desk.readDesk],
  mail: [emails.listMails, desk.readDesk],
  appointment: [directory.listAppointments, directory.listPeople],
  person: [directory.listPeople],
};

/** A list of which somebody has scrolled through many pages is not fetched again under their eyes. */
const isLong = ({ state }: Query): boolean => ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) > 4;

/** Marks what may have changed as out of date; what is on the screen is fetched again. */
function hear(kinds: readonly string[]): void {
  const ids = new Set(kinds.flatMap((kind) => touched[kind] ?? []).map(({ id }) => id));
  const isTouched = (query: Query): boolean => ids.has(String(query.queryKey[0]));
  void answers.invalidateQueries({ predicate: (query) => isTouched(query) && !isLong(query) });
  void answers.invalidateQueries({ predicate: (query) => isTouched(query) && isLong(query), refetchType: 'none' });
}

const kindsIn = (text: string): string[] => {
  const said: unknown = JSON.parse(text);
  return Array.isArray(said) ? said.filter((kind) => typeof kind === 'string') : [];
};

/** Listens for changes by others while the page is looked at; a page in the background leaves the line to others, and asks again when it comes back. */
export function listenForNews(): void {
  let line: EventSource | undefined;
  const follow = (): void => {
    line?.close();
    line = undefined;
    if (document.visibilityState !== 'visible') return;
    line = new EventSource('/api/v1/news');
    line.onmessage = ({ data }: MessageEvent<string>) => hear(kindsIn(data));
  };
  document.addEventListener('visibilitychange', follow);
  follow();
}
