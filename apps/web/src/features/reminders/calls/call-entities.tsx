import { Button } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { IconBan, IconBell, IconClock, IconDownload } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Instant } from '../../../ui/when.js';
import { ExtendForm } from './call-acts.js';
import { ResponseTag } from './call-tags.js';
import { sheetAt, useNothing, useNudge, type CallAnswer, type CallInFull } from './calls.js';
import css from './calls.module.css';

interface OfEntity {
  call: CallInFull;
  entity: CallAnswer;
}

const isAnswered = ({ response }: CallAnswer): boolean => response === 'complete' || response === 'nothing-to-report';

function Acts({ call, entity }: OfEntity) {
  const { t, language } = useLanguage();
  const [nudge, nothing] = [useNudge(), useNothing()];
  const [extending, setExtending] = useState(false);
  const { organization: { id, acronym } } = entity;
  const failed = [nudge, nothing].find((one) => one.isError);
  return (
    <div className={css.entityActs}>
      <div className={css.acts}>
        {!isAnswered(entity) && <Button size="compact-sm" variant="default" leftSection={<IconBell size={14} />} aria-label={`${t('web.calls.nudge')}: ${acronym}`} loading={nudge.isPending} onClick={() => nudge.mutate({ params: { id: call.id }, body: { organizationIds: [id] } })}>{t('web.calls.nudge')}</Button>}
        <Button size="compact-sm" variant="default" leftSection={<IconClock size={14} />} aria-label={`${t('web.calls.extend')}: ${acronym}`} aria-expanded={extending} onClick={() => setExtending(!extending)}>{t('web.calls.extend')}</Button>
        {!isAnswered(entity) && <Button size="compact-sm" variant="default" leftSection={<IconBan size={14} />} aria-label={`${t('callResponse.nothing-to-report')}: ${acronym}`} loading={nothing.isPending} onClick={() => nothing.mutate({ params: { id: call.id }, ifMatch: call.version, body: { organizationId: id } })}>{t('callResponse.nothing-to-report')}</Button>}
        {(['xlsx', 'docx'] as const).map((format) => <Button key={format} size="compact-sm" variant="subtle" component="a" download href={sheetAt(call.id, id, { format, language })} leftSection={<IconDownload size={14} />} aria-label={`${t(`callSheet.${format}`)}: ${acronym}`}>{t(`callSheet.${format}`)}</Button>)}
      </div>
      {extending && <ExtendForm call={call} organizationId={id} from={entity.dueOn} onClose={() => setExtending(false)} />}
      {nudge.data && <p role="status" className={css.quiet}>{t('web.calls.nudged', { count: nudge.data.people })}</p>}
      {failed && <ProblemNotice error={failed.error} onRetry={failed.reset} />}
    </div>
  );
}

function Line({ call, entity }: OfEntity) {
  const { t, language, named } = useLanguage();
  const { organization, person, focalPoints, dueOn, extensionReason, asked, answered, response, remarks, lastAskedAt } = entity;
  const people = person ? [person] : focalPoints;
  return (
    <li className={css.entity} data-response={response}>
      <div className={css.entityHead}>
        <p><bdi className={css.name}>{organization.acronym}</bdi> <span className={css.quiet} dir="auto">{named(organization.name)}</span></p>
        <ResponseTag call={call} response={response} />
      </div>
      <p className={css.facts}>
        <span>{call.state === 'drafted' ? t('web.calls.entity.open', { count: asked }) : t('web.calls.answered', { answered, asked })}</span>
        <span>{t('web.calls.until', { date: formatDay(dueOn, 'day', language) })}{extensionReason && <> (<bdi>{extensionReason}</bdi>)</>}</span>
        {people.length > 0 ? <bdi>{people.map(({ name }) => name).join(', ')}</bdi> : <span>{t('web.calls.entity.nobody')}</span>}
        {lastAskedAt && <span>{t('web.calls.last-asked')} <Instant at={lastAskedAt} /></span>}
      </p>
      {remarks && <blockquote className={css.remarks} dir="auto">{remarks}</blockquote>}
      {call.state === 'open' && <Acts call={call} entity={entity} />}
    </li>
  );
}

const urgency: Record<CallAnswer['response'], number> = { none: 0, 'in-part': 1, complete: 2, 'nothing-to-report': 3 };

/** Who has answered, in part or not at all; those who owe most come first. */
export function CallEntities({ call }: { call: CallInFull }) {
  const { t } = useLanguage();
  const entities = [...call.entities].sort((a, b) => urgency[a.response] - urgency[b.response]);
  return (
    <section className={css.section} aria-labelledby="entities">
      <h2 id="entities" className={css.heading}>{t('web.calls.entities', { count: entities.length })}</h2>
      <ul className={css.list}>{entities.map((entity) => <Line key={entity.organization.id} call={call} entity={entity} />)}</ul>
    </section>
  );
}
