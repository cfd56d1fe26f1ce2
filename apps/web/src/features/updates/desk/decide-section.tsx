import { Button } from '@mantine/core';
import { formatDay, type MessageKey } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useRights } from '../../../ui/caller.js';
import { Empty } from '../../../ui/empty.js';
import { IconCircleCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import type { Commitment, Entity, Standing } from './desk.js';
import type { Waiting } from './desk-rows.js';
import css from './desk.module.css';
import { DeskRow } from './rows.js';
import type { Selection } from './selection.js';

const kinds: Record<Waiting['kind'], { name: MessageKey; yes: MessageKey; no: MessageKey }> = {
  update: { name: 'monday.kind.update', yes: 'web.updates.accept', no: 'web.updates.return' },
  extension: { name: 'monday.kind.extension', yes: 'desk.extension.grant', no: 'desk.decline' },
  handover: { name: 'monday.kind.handover', yes: 'desk.handover.confirm', no: 'desk.decline' },
};

/** The entity of a row, and that the other side's desk follows it up, where it does. */
export function EntityOf({ entity, partnershipId }: { entity: Entity; partnershipId: number }) {
  const { t, named } = useLanguage();
  const isOwn = useRights().keeps({ partnershipId, side: entity.side });
  return (
    <>
      <strong title={named(entity.name)}><bdi>{entity.acronym}</bdi></strong>
      {!isOwn && <Tag plain>{t('monday.other-side')}</Tag>}
    </>
  );
}

/** What is asked for, in a line or two. */
function Said({ row }: { row: Waiting }) {
  const { t, language } = useLanguage();
  if (!row.of) return null;
  if (row.kind === 'handover') return <p className={css.said} dir="auto">{t('monday.names', { person: row.of.colleague.name })} <bdi>{row.of.colleague.email}</bdi></p>;
  const [what, words] = row.kind === 'update' ? [t('monday.says', { status: t(`implementationStatus.${row.of.status}`) }), row.of.beginning] : [t('monday.asks', { date: formatDay(row.of.deadline.on, row.of.deadline.precision, language) }), row.of.reason];
  return <p className={css.said}><strong>{what}</strong> · <span dir="auto">{words}</span></p>;
}

interface RowProps {
  row: Waiting;
  partnershipId: number;
  selection: Selection;
  onYes: (rows: readonly Waiting[]) => void;
  onNo: (row: Waiting) => void;
  onHistory: (of: Commitment) => void;
}

function WaitingRow({ row, partnershipId, selection, onYes, onNo, onHistory }: RowProps) {
  const { t } = useLanguage();
  const { name, yes, no } = kinds[row.kind];
  const rights = useRights();
  // a deadline is moved by the desk that keeps the commitment; that of the entity may say no
  const [keepsEntity, keepsCommitment] = [rights.keeps({ partnershipId, side: row.entity.side }), rights.keeps({ partnershipId, side: row.keptBy })];
  const isTime = row.kind === 'extension';
  const mayGrant = row.of !== null && (isTime ? keepsCommitment : keepsEntity);
  const mayDecline = row.of !== null && (keepsEntity || (isTime && keepsCommitment));
  const about = (label: MessageKey): string => `${t(label)}: ${row.commitment.reference}`;
  return (
    <DeskRow
      row={row.key} selection={mayGrant ? selection : undefined} commitment={row.commitment}
      above={<><Tag plain tone="warn">{t(name)}</Tag><EntityOf entity={row.entity} partnershipId={partnershipId} /><span>{t('monday.col.since')} {t('monday.days', { days: row.days })}</span></>}
      below={<Said row={row} />}
      acts={
        <>
          {mayGrant && <Button size="xs" data-act="yes" aria-label={about(yes)} onClick={() => onYes([row])}>{t(yes)}</Button>}
          {mayDecline && <Button size="xs" variant="default" data-act="no" aria-label={about(no)} onClick={() => onNo(row)}>{t(no)}</Button>}
          <Button size="xs" variant="default" data-act="history" aria-label={about('monday.history')} onClick={() => onHistory(row.commitment)}>{t('monday.history')}</Button>
        </>
      }
    />
  );
}

function CorrectionRow({ of }: { of: Commitment }) {
  const { t } = useLanguage();
  return (
    <DeskRow commitment={of} above={<Tag plain tone="warn">{t('monday.kind.correction')}</Tag>} below={<p className={css.said}>{t('monday.correction.text')}</p>}
      acts={<Button size="xs" variant="default" aria-label={`${t('monday.settle')}: ${of.reference}`} renderRoot={(props) => <Link to="/commitments/$commitmentId" params={{ commitmentId: of.id }} {...props} />}>{t('monday.settle')}</Button>} />
  );
}

/** What entities wait for, and corrected words that nobody has settled. */
export function DecideSection({ rows, isNarrowed, standing, ...of }: Omit<RowProps, 'row' | 'partnershipId'> & { rows: readonly Waiting[]; isNarrowed: boolean; standing: Standing }) {
  const { t } = useLanguage();
  const corrections = isNarrowed ? [] : standing.corrections;
  const { repliesParked } = standing.counts;
  const replies = repliesParked > 0 && <Button size="xs" variant="default" renderRoot={(props) => <Link to="/replies" {...props} />}>{t('monday.replies', { count: repliesParked })}</Button>;
  return (
    <div id="decide">
      <Section title={t('monday.decide')} lead={rows.length > 0 ? t('monday.decide.lead') : undefined} end={replies}>
        {rows.length + corrections.length === 0 ? (
          <div className={css.none}><Empty icon={IconCircleCheck} title={t(isNarrowed ? 'monday.filtered.none' : 'monday.decide.none')}>{t(isNarrowed ? 'monday.filtered.none.text' : 'monday.decide.none.text')}</Empty></div>
        ) : (
          <ul className={css.rows}>
            {rows.map((row) => <WaitingRow key={row.key} row={row} partnershipId={standing.partnershipId} {...of} />)}
            {corrections.map((one) => <CorrectionRow key={one.id} of={one} />)}
          </ul>
        )}
      </Section>
    </div>
  );
}
