import { Select, TextInput } from '@mantine/core';
import { ownName } from '@suivi/i18n';
import { languages, type Language, type LocalizedText } from '@suivi/kernel';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import css from './partnerships.module.css';

/** A name as the server takes it: languages in which nothing is written are left out. */
export const written = (name: LocalizedText): LocalizedText => Object.fromEntries(Object.entries(name).map(([language, text]) => [language, text.trim()]).filter(([, text]) => text !== ''));

/** A name in one language at a time; in which others it is written stands below. */
export function NameField({ label, name, onChange }: { label: string; name: LocalizedText; onChange: (name: LocalizedText) => void }) {
  const { t, language } = useLanguage();
  const [in_, setIn] = useState<Language>(name[language] !== undefined ? language : (languages.find((one) => name[one] !== undefined) ?? language));
  const others = languages.filter((one) => one !== in_ && name[one]?.trim());
  return (
    <>
      <div className={css.titleIn}>
        <TextInput label={label} required={others.length === 0} maxLength={500} lang={in_} dir="auto" value={name[in_] ?? ''} onChange={(event) => onChange({ ...name, [in_]: event.currentTarget.value })} data-autofocus />
        <Select label={t('partnerships.instrument.in')} allowDeselect={false} data={languages.map((value) => ({ value, label: ownName[value] }))} value={in_} onChange={(value) => value && setIn(value)} />
      </div>
      {others.length > 0 && <dl className={css.others}>{others.map((one) => <div key={one}><dt lang={one}>{ownName[one]}</dt><dd lang={one} dir="auto">{name[one]}</dd></div>)}</dl>}
    </>
  );
}
