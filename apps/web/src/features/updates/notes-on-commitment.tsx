import { Button, Select, Skeleton, Textarea } from '@mantine/core';
import type { Side } from '@suivi/contract';
import { useState } from 'react';
import { rightsOf, useCaller } from '../../ui/caller.js';
import { IconNote } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { CommitmentInFull } from '../commitments/commitments.js';
import { NoteCard } from './note-card.js';
import { useNotesOn, useWriteNote, type Note } from './notes.js';
import css from './updates.module.css';

const shared = 'shared';

/** Writes a note: for whoever sees the whole partnership, or for the own side alone, which is the choice that nobody has to take back. */
function NewNote({ commitmentId, sides, onClose }: { commitmentId: number; sides: readonly Side[]; onClose: () => void }) {
  const { t } = useLanguage();
  const write = useWriteNote();
  const [text, setText] = useState('');
  const [reader, setReader] = useState<string>(sides[0] ?? shared);
  const readers = [...sides.map((side) => ({ value: side as string, label: t('desk.notes.internal', { side: t(`side.${side}`) }) })), { value: shared, label: t('desk.notes.shared') }];
  const send = () => write.mutate({ params: { id: commitmentId }, body: { side: reader === shared ? null : (reader as Side), text: text.trim() } }, { onSuccess: onClose });
  return (
    <form className={`${css.update} ${css.newNote}`} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Textarea label={t('desk.notes.text')} required autoFocus autosize minRows={2} maxLength={5000} value={text} onChange={(event) => setText(event.currentTarget.value)} dir="auto" />
      <Select label={t('desk.notes.for')} allowDeselect={false} data={readers} value={reader} onChange={(value) => value && setReader(value)} />
      {write.isError && <ProblemNotice error={write.error} onRetry={write.reset} />}
      <div className={css.buttons}>
        <Button type="submit" size="sm" loading={write.isPending}>{t('desk.notes.add')}</Button>
        <Button size="sm" variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      </div>
    </form>
  );
}

function Written({ notes, isOwn }: { notes: readonly Note[] | undefined; isOwn: (author: number | null) => boolean }) {
  const { t } = useLanguage();
  if (!notes) return <Skeleton height={60} radius="lg" />;
  if (notes.length === 0) return <p className={css.quiet}>{t('desk.notes.none')}</p>;
  return <ul className={css.list}>{notes.map((note) => <NoteCard key={note.id} note={note} isOwn={isOwn(note.author.id)} />)}</ul>;
}

function Notes({ commitmentId, sides, isOwn }: { commitmentId: number; sides: readonly Side[]; isOwn: (author: number | null) => boolean }) {
  const { t } = useLanguage();
  const [writing, setWriting] = useState(false);
  const notes = useNotesOn(commitmentId);
  if (sides.length === 0 && notes.data?.items.length === 0) return null;
  return (
    <section>
      <div className={css.headline}>
        <h2 className={css.heading}>{t('desk.notes.title')}</h2>
        {sides.length > 0 && !writing && <Button size="xs" variant="default" leftSection={<IconNote size={14} />} onClick={() => setWriting(true)}>{t('desk.notes.new')}</Button>}
      </div>
      <p className={`${css.quiet} ${css.lead}`}>{t('desk.notes.lead')}</p>
      {writing && <NewNote commitmentId={commitmentId} sides={sides} onClose={() => setWriting(false)} />}
      {notes.isError && <ProblemNotice error={notes.error} onRetry={() => void notes.refetch()} />}
      {!notes.isError && <Written notes={notes.data?.items} isOwn={isOwn} />}
    </section>
  );
}

/** What the desks note on a commitment, for themselves or for both; nothing for whoever does not see the whole partnership. */
export function NotesOnCommitment({ commitment: { id, partnershipId } }: { commitment: CommitmentInFull }) {
  const caller = useCaller().data;
  if (!caller) return null;
  const rights = rightsOf(caller.rights);
  const isOwn = (author: number | null): boolean => (author === null ? caller.rights.everything : author === caller.person?.id);
  return rights.seesWhole(partnershipId) ? <Notes commitmentId={id} sides={rights.desksIn(partnershipId)} isOwn={isOwn} /> : null;
}
