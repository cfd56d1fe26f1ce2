import { Button } from '@mantine/core';
import { formatDay, type MessageKey } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useRights } from '../../../ui/caller.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Empty } from '../../../ui/empty.js';
import { IconCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import { EntityOf } from './decide-section.js';
import type { Commitment, Entity, EntityStanding, Overdue, Standing } from './desk.js';
import { byEntity, dutyKey } from './desk-rows.js';
import css from './desk.module.css';
import { DeskRow } from './rows.js';
import type { Selection } from './selection.js';

interface Acts {
  selection: Selection;
  onNudge: (rows: readonly Overdue[]) => void;
  onReassign: (rows: readonly Overdue[]) => void;
  onHistory: (of: Commitment) => void;
}

const waits = [['asksForMore', 'monday.asks-for-more'], ['namesColleague', 'monday.names-colleague'], ['waitsForHead', 'monday.waits-for-head']] as const;

/** When an entity was last heard from. */
function Contact({ on }: { on: string | null }) {
  const { t, language } = useLanguage();
  return <span>{on === null ? t('monday.contact.never') : t('monday.contact', { date: formatDay(on, 'day', language) })}</span>;
}

/** When the desk asked last. */
function Nudged({ at }: { at: string | null }) {
  const { t, language } = useLanguage();
  return at === null ? null : <span>{t('nudge.asked', { date: formatDay(at.slice(0, 10), 'day', language) })}</span>;
}

function DutyRow({ row, partnershipId, withEntity, selection, onNudge, onReassign, onHistory }: Acts & { row: Overdue; partnershipId: number; withEntity: boolean }) {
  const { t, language } = useLanguage();
  const rights = useRights();
  const [mayNudge, mayReassign] = [rights.keeps({ partnershipId, side: row.entity.side }), rights.keeps({ partnershipId, side: row.keptBy })];
  const about = (label: MessageKey): string => `${t(label)}: ${row.commitment.reference}`;
  return (
    <DeskRow
      row={dutyKey(row)} selection={mayNudge || mayReassign ? selection : undefined} commitment={row.commitment}
      above={
        <>
          {withEntity && <EntityOf entity={row.entity} partnershipId={partnershipId} />}
          <span className={css.late}>{t('monday.overdue.days', { days: row.days })}</span>
          <span>{formatDay(row.deadline.on, row.deadline.precision, language)}</span>
          {row.part === 'contributing' && <span>{t('ownerPart.contributing')}</span>}
          {waits.map(([name, label]) => row[name] && <Tag key={name} plain tone="warn">{t(label)}</Tag>)}
        </>
      }
      below={(withEntity || row.nudgedAt !== null) && <div className={css.line}>{withEntity && <Contact on={row.lastContactOn} />}<Nudged at={row.nudgedAt} /></div>}
      acts={
        <>
          {mayNudge && <Button size="xs" data-act="nudge" aria-label={about('nudge.act')} onClick={() => onNudge([row])}>{t('nudge.act')}</Button>}
          {mayReassign && <Button size="xs" variant="default" data-act="reassign" aria-label={about('monday.reassign')} onClick={() => onReassign([row])}>{t('monday.reassign')}</Button>}
          <Button size="xs" variant="default" data-act="history" aria-label={about('monday.history')} onClick={() => onHistory(row.commitment)}>{t('monday.history')}</Button>
        </>
      }
    />
  );
}

/** Who is asked for an entity, where there is something to be known of them. */
function Trouble({ people }: Pick<EntityStanding, 'people'>) {
  const { t, language } = useLanguage();
  if (people.length === 0) return <span className={css.bad}>{t('monday.people.none')}</span>;
  return people.map(({ id, name, contactLost, awayUntil }) => {
    if (contactLost) return <span key={id} className={css.bad}>{t('monday.people.lost', { name })}</span>;
    return awayUntil && <span key={id} className={css.warn}>{t('monday.people.away', { name, date: formatDay(awayUntil, 'day', language) })}</span>;
  });
}

function EntityHead({ entity, rows, standing, selection }: { entity: Entity; rows: readonly Overdue[]; standing: Standing; selection: Selection }) {
  const { t, named } = useLanguage();
  const rights = useRights();
  const of = standing.entities.find((one) => one.entity.id === entity.id);
  const keeps = (side: Entity['side']): boolean => rights.keeps({ partnershipId: standing.partnershipId, side });
  const own = rows.filter((row) => keeps(row.keptBy) || keeps(entity.side)).map(dutyKey);
  const chosen = own.filter(selection.has).length;
  return (
    <div className={css.entityHead}>
      <span className={css.entityName}>
        {own.length > 0 && <Checkbox size="xs" checked={chosen === own.length} indeterminate={chosen > 0 && chosen < own.length} aria-label={t('monday.select.all', { entity: entity.acronym })} onChange={() => selection.set(own, chosen < own.length)} />}
        <span dir="auto">{named(entity.name)}</span>
      </span>
      {!rights.keeps({ partnershipId: standing.partnershipId, side: entity.side }) && <Tag plain>{t('monday.other-side')}</Tag>}
      {of && of.oldestDays !== null && <span className={css.late}>{t('monday.entity.sum', { count: of.overdue, days: of.oldestDays })}</span>}
      {of && <Contact on={of.lastContactOn} />}
      {of && <Trouble people={of.people} />}
    </div>
  );
}

function Duties({ rows, grouped, standing, ...acts }: Acts & { rows: readonly Overdue[]; grouped: boolean; standing: Standing }) {
  const { partnershipId } = standing;
  if (!grouped) return <ul className={css.rows}>{rows.map((row) => <DutyRow key={dutyKey(row)} row={row} withEntity partnershipId={partnershipId} {...acts} />)}</ul>;
  return (
    <ul className={css.rows}>
      {byEntity(rows).map(({ entity, rows: own }) => (
        <li key={entity.id} className={css.entity}>
          <EntityHead entity={entity} rows={own} standing={standing} selection={acts.selection} />
          <ul>{own.map((row) => <DutyRow key={dutyKey(row)} row={row} withEntity={false} partnershipId={partnershipId} {...acts} />)}</ul>
        </li>
      ))}
    </ul>
  );
}

/** What is overdue and waits for an entity: under the entities that owe it, or one after the other. */
export function OverdueSection({ rows, isNarrowed, grouped, standing, ...acts }: Acts & { rows: readonly Overdue[]; isNarrowed: boolean; grouped: boolean; standing: Standing }) {
  const { t } = useLanguage();
  const { partnershipId, counts } = standing;
  const all = standing.overdue.length;
  return (
    <div id="overdue" className={css.part}>
      <Section title={t(grouped ? 'monday.overdue' : 'monday.overdue.flat')} lead={counts.overdue > 0 ? t('monday.overdue.lead', { overdue: counts.overdue }) : undefined}
        end={counts.overdue > 0 && <Button size="xs" variant="default" renderRoot={(props) => <Link to="/register" search={{ partnershipId, schedule: 'overdue' }} {...props} />}>{t('web.register.title')}</Button>}>
        {rows.length > 0 ? <Duties rows={rows} grouped={grouped} standing={standing} {...acts} /> : <div className={css.none}><Empty icon={IconCheck} title={t(isNarrowed ? 'monday.filtered.none' : 'monday.overdue.none')}>{t(isNarrowed ? 'monday.filtered.none.text' : 'monday.overdue.none.text')}</Empty></div>}
        {all < counts.duties && <p className={css.foot}>{t('monday.overdue.more', { shown: all })}</p>}
      </Section>
    </div>
  );
}
