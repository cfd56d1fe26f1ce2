import { Link } from '@tanstack/react-router';
import { IconArrowRight } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Under } from '../../../ui/listing.js';
import { Instant } from '../../../ui/when.js';
import css from './audit.module.css';
import { screenOf, type TrailEntry, useTrailWords } from './trail.js';

/** What was done, and to what. */
export function What({ entry }: { entry: TrailEntry }) {
  const { t, named } = useLanguage();
  const words = useTrailWords();
  const { subject, subjectId, called } = entry;
  const kind = `${words.subject(subject)} ${subjectId}`;
  const screen = screenOf(entry);
  const name = called === null ? null : typeof called === 'string' ? called : named(called);
  return (
    <>
      <strong className={css.action}>{words.action(entry.action, subject)}</strong>
      {name && <span className={css.of} dir="auto">{screen ? <Link {...screen}>{name}</Link> : name}</span>}
      <Under>
        <Link to="/administration/audit" search={{ subject, subjectId }} className={css.kind} aria-label={t('admin.audit.all-of', { subject: kind })}>{kind}</Link>
      </Under>
      {entry.reason && <span className={css.reason} dir="auto">{entry.reason}</span>}
    </>
  );
}

/** Who did it, when, and under which number it stands in the trail. */
export function Who({ entry: { actor, at, id } }: { entry: TrailEntry }) {
  const { t } = useLanguage();
  return (
    <>
      {actor.personId === null ? <span dir="auto">{actor.kind === 'system' ? t('web.history.by-system') : actor.name}</span> : <Link to="/people/$personId" params={{ personId: actor.personId }} dir="auto">{actor.name}</Link>}
      <Under><Instant at={at} hour /></Under>
      <Under>{t('admin.audit.number', { id })}</Under>
    </>
  );
}

/** Each field with its value before and after, as it is on record. */
export function Changed({ entry: { changes } }: { entry: TrailEntry }) {
  const { t } = useLanguage();
  if (changes.length === 0) return <Under>–</Under>;
  return (
    <details className={css.details}>
      <summary>{t('admin.audit.show', { count: changes.length })}</summary>
      <dl className={css.changes}>
        {changes.map(({ field, from, to }) => (
          <div key={field}>
            <dt><code dir="ltr">{field}</code></dt>
            <dd>
              {from !== null && <><span dir="auto">{from}</span> <IconArrowRight size={13} className="flips" role="img" aria-label={t('web.history.becomes')} /> </>}
              <b dir="auto">{to ?? t('web.history.nothing')}</b>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
