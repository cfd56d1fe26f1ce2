import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { Conflict } from '../../../ui/conflict.js';
import { useLanguage } from '../../../ui/language.js';
import { isStale } from '../../../ui/problem-notice.js';
import { NameField, written } from './name-field.js';
import css from './partnerships.module.css';
import { useAddObjective, useRenameObjective, type Objective } from './partnerships.js';

const inAll = (name: Objective['name']): string => Object.values(name).join('\n');

/** Names what the two sides are after, or gives it another name; where somebody else was first, both names are shown. */
export function ObjectiveDialog({ partnershipId, objective, onClose }: { partnershipId: number; objective?: Objective; onClose: () => void }) {
  const { t } = useLanguage();
  const [add, rename] = [useAddObjective(), useRenameObjective()];
  const [began] = useState(objective?.name ?? {});
  const [name, setName] = useState(began);
  const body = { name: written(name) };
  const send = () =>
    objective ? rename.mutate({ params: { id: objective.id }, ifMatch: objective.version, body }, { onSuccess: onClose }) : add.mutate({ params: { id: partnershipId }, body }, { onSuccess: onClose });
  const sending = objective ? rename : add;
  const isLate = isStale(sending.error);
  return (
    <ActDialog title={t(objective ? 'partnerships.objective.renaming' : 'partnerships.objective.add')} submit={t('partnerships.instrument.save')} sending={isLate ? { ...sending, error: null } : sending} disabled={inAll(body.name) === inAll(began)} onSend={send} onClose={onClose}>
      {objective && <p className={css.hint}>{t('partnerships.objective.renaming.text')}</p>}
      <NameField label={t('partnerships.objective.name')} name={name} onChange={setName} />
      {isLate && <Conflict differences={[{ name: t('partnerships.objective.name'), mine: inAll(name), theirs: inAll(objective?.name ?? {}) }]} onSave={send} saving={sending.isPending} />}
    </ActDialog>
  );
}
