import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { ownName } from '@suivi/i18n';
import { languages } from '@suivi/kernel';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePartnerships } from '../features/directory/directory.js';
import { IconCheck, IconChevronDown, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import { Tag } from '../ui/tag.js';
import css from './shell.module.css';

const tick = (chosen: boolean) => (chosen ? <IconCheck size={14} aria-hidden /> : <span className={css.noTick} />);

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
        {languages.map((code) => (
          <Menu.Item key={code} lang={code} role="menuitemradio" aria-checked={code === language} leftSection={tick(code === language)} onClick={() => setLanguage(code)}>{ownName[code]}</Menu.Item>
        ))}
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
        {schemes.map(([scheme, Icon]) => (
          <Menu.Item key={scheme} role="menuitemradio" aria-checked={scheme === colorScheme} leftSection={<Icon size={16} aria-hidden />} rightSection={scheme === colorScheme ? <IconCheck size={14} aria-hidden /> : null} onClick={() => setColorScheme(scheme)}>{t(`web.scheme.${scheme}`)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Which partnership the register shows; the choice stands in its address. */
export function PartnershipSwitch() {
  const { t, named } = useLanguage();
  const navigate = useNavigate();
  const { partnershipId } = useSearch({ strict: false });
  const partnerships = usePartnerships().data?.items ?? [];
  const only = partnerships.length === 1 ? partnerships[0] : undefined;
  const chosen = only ?? partnerships.find((p) => p.id === partnershipId);
  const choose = (id: number | undefined) => void navigate({ to: '/', search: { partnershipId: id } });
  if (partnerships.length === 0) return null;
  return (
    <Menu position="bottom-start" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className={css.switch} aria-label={t('web.switch.partnership', { partnership: chosen ? named(chosen.name) : t('web.partnership.all') })}>
          <span className={css.switchText} dir="auto">{chosen ? named(chosen.name) : t('web.partnership.all')}</span>
          {chosen?.isSample && <Tag>{t('web.sample')}</Tag>}
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {!only && <Menu.Item role="menuitemradio" aria-checked={!chosen} leftSection={tick(!chosen)} onClick={() => choose(undefined)}>{t('web.partnership.all')}</Menu.Item>}
        {partnerships.map((p) => (
          <Menu.Item key={p.id} role="menuitemradio" aria-checked={p === chosen} leftSection={tick(p === chosen)} rightSection={p.isSample ? <Tag>{t('web.sample')}</Tag> : null} onClick={() => choose(p.id)}><bdi>{named(p.name)}</bdi></Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
