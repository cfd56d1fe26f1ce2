import { Button } from '@mantine/core';
import { useRef } from 'react';
import { IconPaperclip } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { fileAddress, takenFiles, useHandIn } from './evidence.js';
import type { StatusUpdate } from './updates.js';
import css from './updates.module.css';

function AddFile({ update }: { update: StatusUpdate }) {
  const { t } = useLanguage();
  const add = useHandIn();
  const input = useRef<HTMLInputElement>(null);
  const chosen = (files: FileList | null) => files && files.length > 0 && add.mutate({ update, files: [...files] });
  return (
    <>
      <input ref={input} type="file" multiple hidden accept={takenFiles} aria-label={t('desk.files.add')} onChange={(event) => { chosen(event.currentTarget.files); event.currentTarget.value = ''; }} />
      <Button size="xs" variant="default" leftSection={<IconPaperclip size={14} />} loading={add.isPending} onClick={() => input.current?.click()} title={t('desk.files.limits')}>{t('desk.files.add')}</Button>
      {add.isError && <ProblemNotice error={add.error} onRetry={add.reset} />}
    </>
  );
}

/** The files that show what an update says, each opened as an attachment; who speaks for the entity adds to them while the update waits. */
export function EvidenceFiles({ update, mayAdd }: { update: StatusUpdate; mayAdd: boolean }) {
  const { t } = useLanguage();
  if (update.files.length === 0 && !mayAdd) return null;
  return (
    <div className={css.files}>
      {update.files.length > 0 && (
        <ul aria-label={t('desk.files.title')}>
          {update.files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={14} aria-hidden />
              <a href={fileAddress(file.id)} download><bdi>{file.fileName}</bdi></a>
              <span className={css.quiet}>{t('desk.files.size', { kilobytes: Math.max(1, Math.round(file.size / 1000)) })}</span>
            </li>
          ))}
        </ul>
      )}
      {mayAdd && <AddFile update={update} />}
    </div>
  );
}
