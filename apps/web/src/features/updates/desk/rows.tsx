import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Checkbox } from '../../../ui/checkbox.js';
import { useHeld } from '../../../ui/held.js';
import { useLanguage } from '../../../ui/language.js';
import css from './desk.module.css';
import type { Commitment } from './desk.js';
import type { Selection } from './selection.js';

interface Props {
  /** The row's name among all; without one it cannot be selected. */
  row?: string;
  selection?: Selection;
  commitment: Commitment;
  /** What stands above and below the title. */
  above: ReactNode;
  below?: ReactNode;
  acts?: ReactNode;
}

function Choice({ row, selection, held, reference }: { row: string; selection: Selection; held: boolean; reference: string }) {
  const { t } = useLanguage();
  return (
    <span className={css.check}>
      <Checkbox size="xs" checked={selection.has(row)} disabled={held} aria-label={t('monday.select', { reference })} onClick={(event) => selection.toggle(row, event.shiftKey)} readOnly data-select />
    </span>
  );
}

/** A commitment in a list of the desk: what is to be known of it, and what can be done at once. What is about to be done stands back until it is. */
export function DeskRow({ row, selection, commitment, above, below, acts }: Props) {
  const held = useHeld().some(({ rows }) => row !== undefined && rows.includes(row));
  const chooses = row !== undefined && selection !== undefined;
  return (
    <li className={css.row} data-row={row} data-held={held || undefined} data-selected={(chooses && selection.has(row)) || undefined} data-plain={!chooses || undefined}>
      {chooses && <Choice row={row} selection={selection} held={held} reference={commitment.reference} />}
      <div className={css.main}>
        <div className={css.line}><bdi className={css.reference}>{commitment.reference}</bdi>{above}</div>
        <Link to="/commitments/$commitmentId" params={{ commitmentId: commitment.id }} className={css.title} dir="auto" data-row-link>{commitment.title}</Link>
        {below}
      </div>
      {acts && !held && <div className={css.acts}>{acts}</div>}
    </li>
  );
}
