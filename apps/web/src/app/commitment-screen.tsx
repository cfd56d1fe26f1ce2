import { getRouteApi } from '@tanstack/react-router';
import { CommitmentPage } from '../features/commitments/commitment-page.js';
import { MailsAbout } from '../features/emails/mails-about.js';
import { RemindersOfCommitment } from '../features/reminders/reminders-of-commitment.js';
import { InputsOfCommitment } from '../features/updates/inputs-of-commitment.js';
import { NotesOnCommitment } from '../features/updates/notes-on-commitment.js';
import { RequestsOfCommitment } from '../features/updates/requests-of-commitment.js';
import { UpdatesOfCommitment } from '../features/updates/updates-of-commitment.js';

const route = getRouteApi('/commitments/$commitmentId');

/** A commitment with its updates and reminders: the one place where the stages meet on a screen. */
export function CommitmentScreen() {
  const { commitmentId } = route.useParams();
  return (
    <CommitmentPage
      key={commitmentId}
      id={commitmentId}
      asked={(commitment) => <RequestsOfCommitment commitment={commitment} />}
      reported={(commitment) => (
        <>
          <UpdatesOfCommitment commitment={commitment} />
          <InputsOfCommitment commitment={commitment} />
        </>
      )}
      reminders={(commitment) => <RemindersOfCommitment commitment={commitment} />}
      mails={(commitment) => <MailsAbout commitmentId={commitment.id} />}
      notes={(commitment) => <NotesOnCommitment commitment={commitment} />}
    />
  );
}
