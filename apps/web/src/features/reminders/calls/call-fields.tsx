import { Select, Textarea, TextInput } from '@mantine/core';
import { vocabulary, type CallSheet } from '@suivi/contract';
import { languages, type Language, type LocalizedText } from '@suivi/kernel';
import { useState } from 'react';
import { Checkbox } from '../../../ui/checkbox.js';
import { useLanguage } from '../../../ui/language.js';
import type { CallAnswer, CallProposal } from './calls.js';
import css from './calls.module.css';

/** Who is asked, by entity: the focal point who was named, '' for all of them; absent where it is not asked. */
type Asked = ReadonlyMap<number, string>;

/** What a call says, and to whom. */
export interface CallDraft {
  opensOn: string;
  dueOn: string;
  message: LocalizedText;
  sheet: CallSheet;
  asked: Asked;
}

/** An entity that can be asked; what it has answered, where it is asked already. */
export type Candidate = CallProposal['entities'][number] & { response?: CallAnswer['response'] };

/** Who is asked as the API takes it. */
export const entitiesIn = ({ asked }: CallDraft) => [...asked].map(([organizationId, person]) => ({ organizationId, personId: person === '' ? null : Number(person) })).sort((a, b) => a.organizationId - b.organizationId);

function EntityChoice({ entity, asked, onChange }: { entity: Candidate; asked: string | undefined; onChange: (asked: string | undefined) => void }) {
  const { t, named } = useLanguage();
  const { organization, focalPoints, open, closedSince, response } = entity;
  const about = [
    t('web.calls.entity.open', { count: open }), ...(closedSince > 0 ? [t('web.calls.entity.closed', { count: closedSince })] : []), ...(focalPoints.length === 0 ? [t('web.calls.entity.nobody')] : []),
    ...(response && response !== 'none' ? [t(`callResponse.${response}`)] : []),
  ].join(' · ');
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

interface Props {
  draft: CallDraft;
  entities: readonly Candidate[];
  /** The dates of an open call move by an extension, with which everybody is told. */
  withDates: boolean;
  onChange: (draft: CallDraft) => void;
}

/** The fields of a call, whether it is made or changed. */
export function CallFields({ draft, entities, withDates, onChange }: Props) {
  const { t } = useLanguage();
  const sheets = vocabulary.callSheets.map((value) => ({ value, label: t(`callSheet.${value}`) }));
  const ask = (id: number, person: string | undefined): void => {
    const asked = new Map(draft.asked);
    if (person === undefined) asked.delete(id);
    else asked.set(id, person);
    onChange({ ...draft, asked });
  };
  return (
    <>
      <div className={css.pair}>
        {withDates && <TextInput type="date" required label={t('web.calls.opens')} value={draft.opensOn} onChange={(event) => onChange({ ...draft, opensOn: event.currentTarget.value })} />}
        {withDates && <TextInput type="date" required label={t('web.calls.due')} min={draft.opensOn} value={draft.dueOn} onChange={(event) => onChange({ ...draft, dueOn: event.currentTarget.value })} />}
        <Select label={t('web.calls.sheet')} allowDeselect={false} data={sheets} value={draft.sheet} onChange={(sheet) => sheet && onChange({ ...draft, sheet })} />
      </div>
      <Words message={draft.message} onChange={(message) => onChange({ ...draft, message })} />
      <fieldset className={css.entities}>
        <legend>{t('web.calls.entities', { count: draft.asked.size })}</legend>
        <ul>{entities.map((entity) => <EntityChoice key={entity.organization.id} entity={entity} asked={draft.asked.get(entity.organization.id)} onChange={(person) => ask(entity.organization.id, person)} />)}</ul>
      </fieldset>
    </>
  );
}
