import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Conflict } from '../../ui/conflict.js';
import { IconLock, IconPencil, IconTrash, IconUsersGroup } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { isStale, ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import { useChangeNote, useDeleteNote, type Note } from './notes.js';
import { Said } from './said.js';
import css from './updates.module.css';

function ChangeForm({ note, onClose }: { note: Note; onClose: () => void }) {
  const { t } = useLanguage();
  const change = useChangeNote();
  const [began] = useState(note.version);
  const [text, setText] = useState(note.text);
  const send = (ifMatch: number) => change.mutate({ params: { id: note.id }, ifMatch, body: { text: text.trim() } }, { onSuccess: onClose });
  return (
    <form className={css.newNote} onSubmit={(event) => { event.preventDefault(); send(began); }}>
      <Textarea label={t('desk.notes.text')} required autoFocus autosize minRows={2} maxLength={5000} value={text} onChange={(event) => setText(event.currentTarget.value)} dir="auto" />
      {isStale(change.error) && <Conflict differences={[{ name: t('desk.notes.text'), mine: text, theirs: note.text }]} onSave={() => send(note.version)} saving={change.isPending} />}
      {change.isError && !isStale(change.error) && <ProblemNotice error={change.error} onRetry={change.reset} />}
      <div className={css.buttons}>
        <Button type="submit" size="sm" loading={change.isPending}>{t('desk.notes.save')}</Button>
        <Button size="sm" variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      </div>
    </form>
  );
}

function Acts({ note, onEdit }: { note: Note; onEdit: () => void }) {
  const { t } = useLanguage();
  const remove = useDeleteNote();
  const [asked, setAsked] = useState(false);
  return (
    <div className={css.acts}>
      <div className={css.buttons}>
        <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>{t('desk.notes.edit')}</Button>
        {asked ? (
          <>
            <Button size="xs" color="brick" autoFocus loading={remove.isPending} onClick={() => remove.mutate({ params: { id: note.id }, ifMatch: note.version })}>{t('desk.notes.delete.sure')}</Button>
            <Button size="xs" variant="default" onClick={() => setAsked(false)}>{t('web.action.cancel')}</Button>
          </>
        ) : (
          <Button size="xs" variant="default" leftSection={<IconTrash size={14} />} onClick={() => setAsked(true)}>{t('desk.notes.delete')}</Button>
        )}
      </div>
      {remove.isError && <ProblemNotice error={remove.error} onRetry={remove.reset} />}
    </div>
  );
}

/** A note, who may read it, and for its author what may be done with it. */
export function NoteCard({ note, isOwn }: { note: Note; isOwn: boolean }) {
  const { t } = useLanguage();
  const [editing, setEditing] = useState(false);
  return (
    <li className={css.update}>
      <div className={css.head}>
        <bdi className={css.entity}>{note.author.name}</bdi>
        <span className={css.state}>
          {note.side === null ? <Tag icon={IconUsersGroup}>{t('desk.notes.shared')}</Tag> : <Tag tone="info" icon={IconLock}>{t('desk.notes.internal', { side: t(`side.${note.side}`) })}</Tag>}
        </span>
      </div>
      {editing ? <ChangeForm note={note} onClose={() => setEditing(false)} /> : <Said words={note.text} by={null} at={note.writtenAt} />}
      {isOwn && !editing && <Acts note={note} onEdit={() => setEditing(true)} />}
    </li>
  );
}
