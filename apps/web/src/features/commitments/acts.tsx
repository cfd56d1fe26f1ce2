import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { IconArrowMerge, IconCornerDownRight, IconPencil, IconShieldCheck, IconThumbUp, type Icon } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import css from './commitment.module.css';
import { placeOf, type CommitmentInFull } from './commitments.js';

const dialogs = {
  edit: lazy(() => import('./edit-dialog.js').then((module) => ({ default: module.EditDialog }))),
  acceptance: lazy(() => import('./acceptance-dialog.js').then((module) => ({ default: module.AcceptanceDialog }))),
  'carry-over': lazy(() => import('./carry-over-dialog.js').then((module) => ({ default: module.CarryOverDialog }))),
  replace: lazy(() => import('./replace-dialog.js').then((module) => ({ default: module.ReplaceDialog }))),
  verify: lazy(() => import('./verify-dialog.js').then((module) => ({ default: module.VerifyDialog }))),
};
type Act = keyof typeof dialogs;

/** What may be done with a record, by its state; the last one stands out. */
const actsIn: Partial<Record<CommitmentInFull['recordState'], readonly Act[]>> = { open: ['edit', 'acceptance', 'carry-over', 'replace', 'verify'], closed: ['acceptance', 'verify'] };
const icons: Record<Act, Icon> = { edit: IconPencil, acceptance: IconThumbUp, 'carry-over': IconCornerDownRight, replace: IconArrowMerge, verify: IconShieldCheck };

/** What the desk that keeps a commitment does with it. A dialog that is open stays, whatever others make of the record meanwhile. */
export function Acts({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Act | null>(null);
  const { recordState } = commitment;
  const keeps = useRights().keeps(placeOf(commitment));
  const words = { edit: t('desk.edit.open'), acceptance: t('desk.acceptance.open'), 'carry-over': t('web.carry-over.open'), replace: t('desk.replace.open'), verify: t(recordState === 'closed' ? 'web.verify.reopen' : 'web.verify.open') };
  const Dialog = open && dialogs[open];
  return (
    <div className={css.acts}>
      {keeps && (actsIn[recordState] ?? []).map((act) => {
        const Glyph = icons[act];
        return <Button key={act} variant={act === 'verify' ? 'filled' : 'default'} leftSection={<Glyph size={16} className={act === 'carry-over' ? 'flips' : undefined} />} onClick={() => setOpen(act)}>{words[act]}</Button>;
      })}
      <Suspense>{Dialog && <Dialog commitment={commitment} onClose={() => setOpen(null)} />}</Suspense>
    </div>
  );
}
