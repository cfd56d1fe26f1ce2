import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { vocabulary, type CallSheet } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { languages, type Language, type LocalizedText } from '@suivi/kernel';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useCreateCall, type CallProposal } from './calls.js';
import css from './calls.module.css';

/** Who is asked, by entity: the focal point who was named, '' for all of them; absent where it is not asked. */
type Asked = ReadonlyMap<number, string>;

function EntityChoice({ entity, asked, onChange }: { entity: CallProposal['entities'][number]; asked: string | undefined; onChange: (asked: string | undefined) => void }) {
  const { t, named } = useLanguage();
  const { organization, focalPoints, open, closedSince } = entity;
  const about = [t('web.calls.entity.open', { count: open }), ...(closedSince > 0 ? [t('web.calls.entity.closed', { count: closedSince })] : []), ...(focalPoints.length === 0 ? [t('web.calls.entity.nobody')] : [])].join(' · ');
  const people = [{ value: '', label: t('web.calls.entity.all') }, ...focalPoints.map(({ id, name }) => ({ value: String(id), label: name }))];
  return (
    <li className={css.choice}>
      <Checkbox checked={asked !== undefined} onChange={(event) => onChange(event.currentTarget.checked ? '' : undefined)} label={<bdi>{organization.acronym}</bdi>} description={<><span dir="auto">{named(organization.name)}</span><br />{about}</>} />
      {asked !== undefined && focalPoints.length > 1 && <Select size="xs" aria-label={t('web.calls.entity.by', { entity: organization.acronym })} allowDeselect={false} data={people} value={asked} onChange={(value) => value !== null && onChange(value)} />}
      {focalPoints.length === 1 && <span className={css.quiet}><bdi>{focalPoints[0]?.name}</bdi></span>}
    </li>
  );
}

/** The words that go with the call, in as many languages as somebody writes. */
function Words({ message, onChange }: { message: LocalizedText; onChange: (message: LocalizedText) => void }) {
  const { t, language: own } = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const spoken = languages.map((value) => ({ value, label: `${t(`language.${value}`)}${message[value] ? ' ✓' : ''}` }));
  const write = (text: string): void => {
    const { [language]: _former, ...others } = message;
    onChange(text === '' ? others : { ...others, [language]: text });
  };
  return (
    <div className={css.words}>
      <Textarea label={t('web.calls.message')} description={t('web.calls.message.hint')} autosize minRows={3} maxRows={10} maxLength={2000} lang={language} dir="auto" value={message[language] ?? ''} onChange={(event) => write(event.currentTarget.value)} />
      <Select label={t('web.calls.message.language')} allowDeselect={false} data={spoken} value={language} onChange={(value) => value && setLanguage(value)} />
    </div>
  );
}

function useDraft(proposal: CallProposal) {
  const [days, setDays] = useState({ opensOn: proposal.opensOn, dueOn: proposal.dueOn });
  const [message, setMessage] = useState<LocalizedText>({});
  const [sheet, setSheet] = useState<CallSheet>('xlsx');
  const [asked, setAsked] = useState<Asked>(new Map(proposal.entities.filter((one) => one.open > 0).map((one) => [one.organization.id, ''])));
  const ask = (id: number, person: string | undefined): void => {
    const others = new Map(asked);
    if (person === undefined) others.delete(id);
    else others.set(id, person);
    setAsked(others);
  };
  const entities = [...asked].map(([organizationId, person]) => ({ organizationId, personId: person === '' ? null : Number(person) }));
  return { days, setDays, message, setMessage, sheet, setSheet, asked, ask, body: { ...days, message, sheet, entities } };
}

/** The one step in which a call is made: the dates and the entities are proposed, and nothing goes out before it is opened. */
export function NewCall({ meetingId, proposal }: { meetingId: number; proposal: CallProposal }) {
  const { t, language } = useLanguage();
  const create = useCreateCall();
  const draft = useDraft(proposal);
  const { days, setDays } = draft;
  const sheets = vocabulary.callSheets.map((value) => ({ value, label: t(`callSheet.${value}`) }));
  if (proposal.entities.length === 0) return <p className={css.quiet}>{t('web.calls.no-entities')}</p>;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); create.mutate({ params: { id: meetingId }, body: draft.body }); }}>
      <p className={css.quiet}>{proposal.meetsOn === null ? t('web.calls.no-meeting') : t('web.calls.meets', { date: formatDay(proposal.meetsOn, 'day', language) })}</p>
      <div className={css.pair}>
        <TextInput type="date" required label={t('web.calls.opens')} value={days.opensOn} onChange={(event) => setDays({ ...days, opensOn: event.currentTarget.value })} />
        <TextInput type="date" required label={t('web.calls.due')} min={days.opensOn} value={days.dueOn} onChange={(event) => setDays({ ...days, dueOn: event.currentTarget.value })} />
        <Select label={t('web.calls.sheet')} allowDeselect={false} data={sheets} value={draft.sheet} onChange={(value) => value && draft.setSheet(value)} />
      </div>
      <Words message={draft.message} onChange={draft.setMessage} />
      <fieldset className={css.entities}>
        <legend>{t('web.calls.entities', { count: draft.asked.size })}</legend>
        <ul>{proposal.entities.map((entity) => <EntityChoice key={entity.organization.id} entity={entity} asked={draft.asked.get(entity.organization.id)} onChange={(person) => draft.ask(entity.organization.id, person)} />)}</ul>
      </fieldset>
      {create.isError && <ProblemNotice error={create.error} onRetry={create.reset} />}
      <div className={css.acts}><Button type="submit" disabled={draft.asked.size === 0} loading={create.isPending}>{t('web.calls.draft')}</Button></div>
    </form>
  );
}
