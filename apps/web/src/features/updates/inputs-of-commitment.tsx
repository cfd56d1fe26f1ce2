import { Button, Skeleton } from '@mantine/core';
import { answers, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { IconUsersGroup } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { reading } from '../../ui/reading.js';
import { ImplementationTag, UpdateTag } from '../../ui/states.js';
import { Instant } from '../../ui/when.js';
import type { CommitmentInFull } from '../commitments/commitments.js';
import { EvidenceFiles } from './evidence-files.js';
import { useSpeaking } from './speaking.js';
import css from './updates.module.css';

const ReportDialog = lazy(() => import('./report-dialog.js').then((module) => ({ default: module.ReportDialog })));

type Input = RouteResponse<typeof answers.listInputs>['items'][number];

const said = ({ waiting, accepted }: Input) => waiting ?? accepted;

/** What the others reported, a paragraph each under its name, for whoever writes for the lead entity. */
const joined = (inputs: readonly Input[]): string =>
  inputs.filter(({ part }) => part === 'contributing').flatMap((input) => { const update = said(input); return update ? [`${input.organization.acronym}: ${update.narrative}`] : []; }).join('\n\n').slice(0, 10_000);

function Row({ input }: { input: Input }) {
  const { t, named } = useLanguage();
  const update = said(input);
  return (
    <li className={css.input}>
      <div className={css.head}>
        <bdi className={css.entity} title={named(input.organization.name)}>{input.organization.acronym}</bdi>
        <span className={css.quiet}>{t(`ownerPart.${input.part}`)}</span>
        <ImplementationTag status={input.declaredStatus} plain />
        {update && <span className={css.state}><UpdateTag state={update.state} /></span>}
      </div>
      {update ? (
        <>
          <p className={css.narrative} dir="auto">{update.narrative}</p>
          <EvidenceFiles update={update} mayAdd={false} />
          <p className={css.who}><Instant at={update.submittedAt} /></p>
        </>
      ) : (
        <p className={css.quiet}>{t('desk.inputs.none')}</p>
      )}
    </li>
  );
}

/** Begins the update of the lead entity with what the others reported, for who speaks for it while nothing of it waits. */
function Consolidate({ commitment, items }: { commitment: CommitmentInFull; items: readonly Input[] }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const lead = useSpeaking(commitment).speakable.find((owner) => owner.part === 'lead');
  const narrative = joined(items);
  if (!lead || commitment.recordState !== 'open') return null;
  const mayBegin = !lead.awaitingDecision && narrative !== '';
  return (
    <>
      {mayBegin && <Button size="xs" variant="default" leftSection={<IconUsersGroup size={14} />} onClick={() => setOpen(true)}>{t('desk.inputs.consolidate')}</Button>}
      <Suspense>
        {open && <ReportDialog commitmentId={commitment.id} entities={[lead]} began={{ organizationId: lead.organizationId, narrative, hint: t('desk.inputs.consolidate.text', { entity: lead.acronym }) }} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}

/** What each entity reports on a commitment that several owe, the lead first. */
export function InputsOfCommitment({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const inputs = useQuery({ ...reading(answers.listInputs, { params: { id: commitment.id } }), placeholderData: undefined, enabled: commitment.owners.length > 1 });
  if (commitment.owners.length < 2) return null;
  const items = inputs.data?.items ?? [];
  return (
    <section>
      <div className={css.headline}>
        <h2 className={css.heading}>{t('desk.inputs.title')}</h2>
        <Consolidate commitment={commitment} items={items} />
      </div>
      {inputs.isPending && <Skeleton height={100} radius="lg" />}
      {inputs.isError && <ProblemNotice error={inputs.error} onRetry={() => void inputs.refetch()} />}
      {items.length > 0 && <ul className={css.inputs}>{items.map((input) => <Row key={input.organization.id} input={input} />)}</ul>}
    </section>
  );
}
