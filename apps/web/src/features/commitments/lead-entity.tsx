import { useLanguage } from '../../ui/language.js';
import type { CommitmentRow } from './commitments.js';
import css from './register.module.css';

/** The lead entity's acronym, and how many contribute. */
export function LeadEntity({ owners }: { owners: CommitmentRow['owners'] }) {
  const { t, named } = useLanguage();
  const lead = owners.find((owner) => owner.part === 'lead');
  const contributing = owners.filter((owner) => owner.part === 'contributing');
  const all = [lead, ...contributing].filter((owner) => owner !== undefined);
  return (
    <span className={css.entity} title={all.map((owner) => `${owner.acronym}: ${named(owner.name)}`).join('\n')}>
      <bdi>{lead?.acronym ?? '–'}</bdi>
      {contributing.length > 0 && (
        <span className={css.more}>
          <span aria-hidden dir="ltr">+{contributing.length}</span>
          <span className="for-ears">{t('web.register.contributing', { count: contributing.length })}</span>
        </span>
      )}
    </span>
  );
}
