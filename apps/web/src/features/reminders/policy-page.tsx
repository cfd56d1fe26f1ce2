import { Button, Select, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Empty } from '../../ui/empty.js';
import { IconArrowBackUp, IconBell } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Differences } from './differences.js';
import { isSame, momentsOfCalls, momentsOfCommitments } from './draft.js';
import { faultsOf, faultsOfCalls, type Faults } from './faults.js';
import { Foreseen } from './foreseen.js';
import { Hours } from './hours.js';
import { EscalationLadder } from './ladder.js';
import { Pauses } from './pauses.js';
import css from './reminders.module.css';
import { daysAhead, storedPolicy, useDiff, usePolicy, usePreview, useSetPolicy, type PolicyInForce, type PolicyInFull } from './reminders.js';
import { RulesForm } from './rules-form.js';

/** A draft, and the stored policy that it was begun from: what others store meanwhile is not taken for what the person saw. */
interface Edit {
  policy: PolicyInFull;
  from: PolicyInForce;
}

/** A policy in hand: the draft, what it was begun from, and the acts on it. */
function useEdit(partnershipId: number, loaded: PolicyInForce) {
  const [edit, setEdit] = useState<Edit | null>(null);
  const save = useSetPolicy();
  const from = edit?.from ?? loaded;
  const draft = edit?.policy ?? loaded.policy;
  return {
    from, draft, save,
    isChanged: !isSame(draft, from.policy),
    change: (policy: PolicyInFull) => { save.reset(); setEdit({ policy, from }); },
    discard: () => { save.reset(); setEdit(null); },
    store: () => save.mutate({ params: { id: partnershipId }, ifMatch: from.version, body: draft }, { onSuccess: () => setEdit(null) }),
    // the draft stays, and is compared with what others stored
    reload: () => void storedPolicy(partnershipId).then((stored) => { save.reset(); setEdit({ policy: draft, from: stored }); }, () => undefined),
  };
}

type Editing = ReturnType<typeof useEdit>;

function Bar({ editing: { from, draft, isChanged, save, change, discard, store, reload }, faults }: { editing: Editing; faults: Faults }) {
  const { t } = useLanguage();
  const isStandard = isSame(draft, from.standard);
  const state = save.isSuccess && !isChanged ? t('web.reminders.saved') : t(isChanged ? 'web.reminders.unsaved' : from.isStandard ? 'web.reminders.standard' : 'web.reminders.version', { version: from.version });
  return (
    <div className={css.bar}>
      <p aria-live="polite">{faults.size > 0 ? <span className={css.fault}>{t('web.reminders.faults', { count: faults.size })}</span> : state}</p>
      <div className={css.barActs}>
        {!isStandard && <Button variant="subtle" leftSection={<IconArrowBackUp size={16} className="flips" />} onClick={() => change(from.standard)}>{t('web.reminders.defaults')}</Button>}
        {isChanged && <Button variant="default" onClick={discard}>{t('web.reminders.discard')}</Button>}
        <Button disabled={!isChanged} loading={save.isPending} onClick={store}>{t('web.reminders.save')}</Button>
      </div>
      {save.isError && faultsOf(save.error).size === 0 && <div className={css.barProblem}><ProblemNotice error={save.error} onRetry={reload} /></div>}
    </div>
  );
}

const namesIn = ({ rules }: { rules: readonly { slug: string }[] }): string[] => rules.map((rule) => rule.slug);

interface OfCalls {
  policy: PolicyInFull;
  from: PolicyInForce;
  faults: Faults;
  onChange: (calls: PolicyInFull['callForInputs']) => void;
}

/** When entities are reminded of a call for inputs, and who is asked once its date is over. */
function RulesOfCalls({ policy: { callForInputs: calls }, from, faults, onChange }: OfCalls) {
  const { t } = useLanguage();
  return (
    <div className={css.form}>
      <RulesForm title={t('web.reminders.calls.rules')} rules={calls.rules} moments={momentsOfCalls} faults={faults} stored={namesIn(from.policy.callForInputs)} onChange={(rules) => onChange({ ...calls, rules })} />
      <div className={css.side}><EscalationLadder title={t('web.reminders.calls.ladder')} ladder={calls.escalation} faults={faults} isOfCalls onChange={(escalation) => onChange({ ...calls, escalation })} /></div>
    </div>
  );
}

function Editor({ partnershipId, loaded }: { partnershipId: number; loaded: PolicyInForce }) {
  const { t } = useLanguage();
  const editing = useEdit(partnershipId, loaded);
  const { draft, from, change, isChanged, save } = editing;
  const [settled] = useDebouncedValue(draft, 350);
  const preview = usePreview(partnershipId, settled);
  const diff = useDiff(partnershipId, settled, isChanged);
  const found = faultsOf(preview.error);
  const faults = found.size > 0 ? found : faultsOf(save.error);
  const isStale = settled !== draft || preview.isFetching;
  return (
    <>
      <div className={css.form}>
        <RulesForm title={t('web.reminders.rules')} rules={draft.rules} moments={momentsOfCommitments} faults={faults} stored={namesIn(from.policy)} onChange={(rules) => change({ ...draft, rules })} />
        <div className={css.side}>
          <EscalationLadder title={t('web.reminders.ladder')} ladder={draft.escalation} faults={faults} onChange={(escalation) => change({ ...draft, escalation })} />
          <Hours policy={draft} faults={faults} onChange={(hours) => change({ ...draft, ...hours })} />
          <Pauses partnershipId={partnershipId} />
        </div>
      </div>
      <RulesOfCalls policy={draft} from={from} faults={faultsOfCalls(faults)} onChange={(callForInputs) => change({ ...draft, callForInputs })} />
      <Bar editing={editing} faults={faults} />
      {preview.isError && faults.size === 0 && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      <div className={css.effect}>
        <Differences diff={diff.data} isChanged={isChanged} isStale={isStale || diff.isFetching} policies={{ before: from.policy, after: draft }} />
        <Foreseen preview={preview.data} policy={draft} isStale={isStale} days={daysAhead} />
      </div>
    </>
  );
}

function Loaded({ partnershipId }: { partnershipId: number }) {
  const { t } = useLanguage();
  const policy = usePolicy(partnershipId);
  if (policy.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={360} radius="lg" /></div>;
  if (!policy.data) return <ProblemNotice error={policy.error} onRetry={() => void policy.refetch()} />;
  return <Editor partnershipId={partnershipId} loaded={policy.data} />;
}

interface Props {
  partnerships: readonly { id: number; name: string }[];
  partnershipId: number | undefined;
  onChoose: (id: number) => void;
}

/** When the people of a partnership are reminded, and what comes of a change before it is stored. */
export function PolicyPage({ partnerships, partnershipId, onChoose }: Props) {
  const { t } = useLanguage();
  const choice = partnerships.length > 1 && (
    <Select aria-label={t('web.reminders.partnership')} w={260} maw="100%" allowDeselect={false} data={partnerships.map(({ id, name }) => ({ value: String(id), label: name }))} value={String(partnershipId)} onChange={(id) => id && onChoose(Number(id))} />
  );
  return (
    <Page title={t('web.reminders.title')} lead={t('web.reminders.lead')} end={choice}>
      {partnershipId === undefined ? <Empty icon={IconBell} title={t('web.reminders.empty.title')}>{t('web.reminders.empty.text')}</Empty> : <Loaded key={partnershipId} partnershipId={partnershipId} />}
    </Page>
  );
}
