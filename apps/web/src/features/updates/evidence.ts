import { answers } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { addressOf, call } from '../../ui/call.js';
import { refresh } from '../../ui/reading.js';
import { touchedByUpdates, type StatusUpdate } from './updates.js';

/** Where a file of an update is opened: it comes as an attachment. */
export const fileAddress = (id: number): string => addressOf(answers.readEvidence, { id });

/** The forms of file that are taken, for the browser's choice; the server looks at the content. */
export const takenFiles = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.txt,.csv';

/** Adds a file to an update as it stands; answers the update after it. */
export const handIn = (update: StatusUpdate, file: File): Promise<StatusUpdate> =>
  call(answers.addEvidence, { params: { id: update.id }, query: { fileName: file.name.slice(0, 200) }, ifMatch: update.version, file: { bytes: file, type: 'application/octet-stream' } });

/** Adds files to an update, one after the other. */
export const useHandIn = () =>
  useMutation({
    mutationFn: async ({ update, files }: { update: StatusUpdate; files: readonly File[] }) => {
      let now = update;
      for (const file of files) now = await handIn(now, file);
      return now;
    },
    onSettled: () => refresh(...touchedByUpdates),
  });
