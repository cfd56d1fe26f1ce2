import { Skeleton } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { formatDay, type MessageKey } from '@suivi/i18n';
import { IconArrowRight } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Instant } from '../../ui/when.js';
import { useOrganizations } from '../directory/directory.js';
import { useHistory, useThematicAreas, type CommitmentInFull, type HistoryEntry } from './commitments.js';
import css from './commitment.module.css';
import { entityOf, precisionOf, toldOf, type Told } from './telling.js';

const words: Partial<Record<Told['field'], readonly [string, readonly string[]]>> = {
  declaredStatus: ['implementationStatus', vocabulary.implementationStatuses],
  verifiedStatus: ['implementationStatus', vocabulary.implementationStatuses],
  recordState: ['recordState', vocabulary.recordStates],
  acceptance: ['acceptance', vocabulary.acceptances],
  level: ['level', vocabulary.levels],
};

const labelOf = (field: Told['field']): MessageKey =>
  field === 'lead' || field === 'contributing' ? `ownerPart.${field}` : field === 'thematicAreaId' ? 'web.facts.area' : `web.history.field.${field}`;

/** What entities and areas are called, by their ids. */
export interface Names {
  entities: ReadonlyMap<number, string>;
  areas: ReadonlyMap<number, string>;
}

/** The names that a commitment's story speaks of: also of entities that no longer owe it. */
export function useNames({ partnershipId, owners }: CommitmentInFull): Names {
  const { named } = useLanguage();
  const organizations = useOrganizations(partnershipId).data?.items ?? [];
  const areas = useThematicAreas(partnershipId).data?.items ?? [];
  return {
    entities: new Map([...organizations.map((o) => [o.id, o.acronym] as const), ...owners.map((owner) => [owner.organizationId, owner.acronym] as const)]),
    areas: new Map(areas.map((area) => [area.id, named(area.name)])),
  };
}

/** A stored value as people say it. */
function useSaying({ entities, areas }: Names) {
  const { t, language } = useLanguage();
  const byName = (value: unknown): string => {
    if (Array.isArray(value)) return value.map((id) => entities.get(Number(id)) ?? '–').join(', ');
    return typeof value === 'number' ? (areas.get(value) ?? '–') : t('web.history.nothing');
  };
  return (told: Told, side: 'from' | 'to', entry: HistoryEntry): string => {
    const value = told[side];
    if (typeof value !== 'string') return byName(value);
    if (told.field === 'deadlineOn') return formatDay(value, precisionOf(entry, side), language);
    if (told.field === 'horizonOn') return formatDay(value, 'day', language);
    const [prefix, known] = words[told.field] ?? [];
    return prefix && known?.includes(value) ? t(`${prefix}.${value}` as MessageKey) : value;
  };
}

/** One sentence of the story: what happened, what changed by it, why, who and when. */
export function StoryEntry({ entry, names }: { entry: HistoryEntry; names: Names }) {
  const { t } = useLanguage();
  const say = useSaying(names);
  const entity = names.entities.get(entityOf(entry) ?? 0);
  return (
    <li className={css.entry}>
      <p className={css.what}>
        {t(`commitmentAction.${entry.action}`)}
        {entity && <span className={css.entryEntity}><bdi>{entity}</bdi></span>}
      </p>
      {toldOf(entry).map((told) => (
        <p key={told.field} className={css.told}>
          <span className={css.quiet}>{t(labelOf(told.field))}</span>
          {told.from !== null && (
            <>
              <span dir="auto">{say(told, 'from', entry)}</span>
              <IconArrowRight size={13} className="flips" role="img" aria-label={t('web.history.becomes')} />
            </>
          )}
          <strong dir="auto">{say(told, 'to', entry)}</strong>
        </p>
      ))}
      {entry.reason && <div className={css.why}><p dir="auto">{entry.reason}</p></div>}
      <p className={css.who}>
        <span dir="auto">{entry.actor.kind === 'system' ? t('web.history.by-system') : entry.actor.name}</span>
        <Instant at={entry.at} hour />
      </p>
    </li>
  );
}

/** Who changed what, when and why, the latest first. */
export function HistoryStory({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const history = useHistory(commitment.id);
  const names = useNames(commitment);
  return (
    <section className={css.section}>
      <h2 className={css.heading}>{t('web.history.title')}</h2>
      {history.isPending && <Skeleton height={120} radius="md" />}
      {history.isError && <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && (
        <ol className={css.story}>
          {history.data.items.map((entry) => <StoryEntry key={entry.id} entry={entry} names={names} />)}
        </ol>
      )}
    </section>
  );
}
