import { installation, type RouteResponse } from '@suivi/contract';
import type { MessageKey } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { IconKey, IconLock } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Listing, Under } from '../../ui/listing.js';
import { Page } from '../../ui/page.js';
import { reading } from '../../ui/reading.js';
import { SearchBox } from '../../ui/search-box.js';
import { Tag } from '../../ui/tag.js';
import { Trail } from '../../ui/trail.js';
import css from './administration.module.css';

type Setting = RouteResponse<typeof installation.listSettings>['items'][number];

const meaningOf = ({ name }: Setting): MessageKey => `settingMeaning.${name}` as MessageKey;

function Value({ setting: { isSecret, isSet, value, source } }: { setting: Setting }) {
  const { t } = useLanguage();
  if (!isSet) return <Under>{t('admin.settings.unset')}</Under>;
  return (
    <>
      {isSecret ? <Tag icon={IconLock} tone="good">{t('admin.settings.secret')}</Tag> : <code dir="ltr" className={css.value}>{value}</code>}
      <Under>{t(`settingSource.${source}`)}</Under>
    </>
  );
}

function Otherwise({ setting: { name, fallback } }: { setting: Setting }) {
  const { t } = useLanguage();
  return fallback === null ? <Under>{t(`settingDefault.${name}` as MessageKey)}</Under> : <code dir="ltr" className={css.value}>{fallback}</code>;
}

/** How the installation runs: every setting with its meaning, its present value and where that came from. */
export function SettingsPage() {
  const { t, language } = useLanguage();
  const asked = useQuery(reading(installation.listSettings));
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState<string | undefined>();
  const [onlySet, setOnlySet] = useState(false);
  const fits = (setting: Setting): boolean => (!onlySet || setting.isSet) && `${setting.name} ${t(meaningOf(setting))}`.toLocaleLowerCase(language).includes((q ?? '').toLocaleLowerCase(language));
  return (
    <Page title={t('admin.settings')} lead={t('admin.settings.lead')} trail={<Trail steps={[<Link key="up" to="/administration">{t('admin.title')}</Link>]} here={t('admin.settings')} />}>
      <div className={css.tools}>
        <SearchBox q={q} onSearch={(found) => setQ(found.q)} label={t('admin.settings.find')} box={box} className={css.search} />
        <Checkbox label={t('admin.settings.only')} checked={onlySet} onChange={(event) => setOnlySet(event.currentTarget.checked)} />
      </div>
      <Listing label={t('admin.settings')} asked={asked} items={asked.data?.items.filter(fits)} keyOf={({ name }) => name} empty={{ icon: IconKey, title: t('admin.settings.none') }}
        columns={[
          { head: t('admin.settings.setting'), cell: (setting) => <><span>{t(meaningOf(setting))}</span><Under><code dir="ltr" className={css.value}>{setting.name}</code></Under></> },
          { head: t('admin.settings.value'), cell: (setting) => <Value setting={setting} /> },
          { head: t('admin.settings.otherwise'), cell: (setting) => <Otherwise setting={setting} /> },
        ]} />
    </Page>
  );
}
