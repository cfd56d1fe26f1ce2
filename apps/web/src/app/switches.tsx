import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { ownName } from '@suivi/i18n';
import { languages, type Language } from '@suivi/kernel';
import { useMatch, useNavigate, useSearch } from '@tanstack/react-router';
import { lastSearch } from '../features/commitments/register-search.js';
import { useChosenPartnership, usePartnerships } from '../features/directory/directory.js';
import { IconChevronDown, IconDeviceDesktop, IconLanguage, IconMoon, IconSun, IconPlus } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import { Tag } from '../ui/tag.js';
import css from './shell.module.css';

/** The language of the screens. */
export function LanguageSwitch() {
  const { t, language, setLanguage } = useLanguage();
  return (
    <Menu position="bottom-end" width={170} shadow="md">
      <Menu.Target>
        <button type="button" className={css.switch} aria-label={t('web.switch.language', { language: ownName[language] })}>
          <IconLanguage size={18} stroke={1.7} aria-hidden />
          <span className={css.wideOnly}>{ownName[language]}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={language} onChange={(code) => setLanguage(code as Language)}>
          {languages.map((code) => <Menu.RadioItem closeMenuOnClick key={code} lang={code} value={code}>{ownName[code]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

const schemes = [['light', IconSun], ['dark', IconMoon], ['auto', IconDeviceDesktop]] as const satisfies [MantineColorScheme, typeof IconSun][];

/** Light, dark, or as the system has it. */
export function SchemeSwitch() {
  const { t } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Glyph = schemes.find(([scheme]) => scheme === colorScheme)?.[1] ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end" width={170} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" className={css.icon} aria-label={t('web.switch.scheme')}><Glyph size={18} stroke={1.7} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {schemes.map(([scheme, Icon]) => <Menu.RadioItem closeMenuOnClick key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden />}>{t(`web.scheme.${scheme}`)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** All that is seen of a partnership, for who hears it. */
const heardOf = (t: ReturnType<typeof useLanguage>['t'], name: string, of: { isSample: boolean } | undefined): string => (of?.isSample ? `${name} ${t('web.sample')}` : name);

/** Which partnership the register shows; the choice stands in its address. */
export function PartnershipSwitch() {
  const { t, named } = useLanguage();
  const navigate = useNavigate();
  const { partnershipId } = useSearch({ strict: false });
  const onRegister = useMatch({ from: '/register', shouldThrow: false }) !== undefined;
  const atDesk = useMatch({ from: '/desk', shouldThrow: false }) !== undefined;
  const partnerships = usePartnerships().data?.items ?? [];
  const chosen = useChosenPartnership(onRegister ? partnershipId : lastSearch().partnershipId);
  const name = chosen ? named(chosen.name) : t('web.partnership.all');
  const choose = (id: string) => void navigate({ to: atDesk && Number(id) ? '/desk' : '/register', search: { partnershipId: Number(id) || undefined } });
  if (partnerships.length === 0) return null;
  return (
    <Menu position="bottom-start" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className={css.switch} aria-label={t('web.switch.partnership', { partnership: heardOf(t, name, chosen) })}>
          <span className={css.switchText} dir="auto">{name}</span>
          <SampleTag of={chosen} />
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={String(chosen?.id ?? 0)} onChange={choose}>
          {partnerships.length > 1 && <Menu.RadioItem closeMenuOnClick value="0">{t('web.partnership.all')}</Menu.RadioItem>}
          {partnerships.map((p) => (
            <Menu.RadioItem closeMenuOnClick key={p.id} value={String(p.id)} rightSection={<SampleTag of={p} />}><bdi>{named(p.name)}</bdi></Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => void navigate({ to: '/start' })}>{t('web.start.add')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Says of a partnership that its data are made up. */
function SampleTag({ of }: { of: { isSample: boolean } | undefined }) {
  const { t } = useLanguage();
  return of?.isSample ? <Tag>{t('web.sample')}</Tag> : null;
}
