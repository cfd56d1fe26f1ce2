import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { commitments, vocabulary, type RegisterGroup } from '@suivi/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../ui/call.js';
import { IconCheck, IconChevronDown, IconDownload, IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import css from './register.module.css';
import { columnsShown, exportedColumns, registerColumns, rememberColumns } from './register-columns.js';
import { askedFor, type RegisterSearch } from './register-search.js';
import { savedViews, saveView } from './saved-views.js';

interface Props {
  search: RegisterSearch;
  onChange: (changed: Partial<RegisterSearch>) => void;
}

function MenuButton({ label }: { label: string }) {
  return <Menu.Target><Button variant="default" size="sm" fw={450} rightSection={<IconChevronDown size={14} aria-hidden />}>{label}</Button></Menu.Target>;
}

function GroupMenu({ search, onChange }: Props) {
  const { t } = useLanguage();
  const names: Record<RegisterGroup, string> = { entity: t('web.register.column.entity'), area: t('register.column.area'), meeting: t('register.column.meeting'), status: t('web.register.column.status') };
  return (
    <Menu shadow="md" position="bottom-end">
      <MenuButton label={search.group ? `${t('register.group')}: ${names[search.group]}` : t('register.group')} />
      <Menu.Dropdown>
        <Menu.RadioGroup value={search.group ?? ''} onChange={(group) => onChange({ group: vocabulary.registerGroups.find((one) => one === group) })}>
          <Menu.RadioItem closeMenuOnClick value="">{t('register.group.none')}</Menu.RadioItem>
          {vocabulary.registerGroups.map((group) => <Menu.RadioItem closeMenuOnClick key={group} value={group}>{names[group]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The order where there are no column headers to press. */
function OrderMenu({ search, onChange }: Props) {
  const { t } = useLanguage();
  const orders = registerColumns.flatMap(({ sort, name }) => (sort ? [{ value: sort, label: t('register.order.up', { column: t(name) }) }, { value: `-${sort}` as const, label: t('register.order.down', { column: t(name) }) }] : []));
  return (
    <Menu shadow="md" position="bottom-start">
      <MenuButton label={t('register.order')} />
      <Menu.Dropdown>
        <Menu.RadioGroup value={search.sort ?? 'deadline'} onChange={(value) => onChange({ sort: orders.find((order) => order.value === value && value !== 'deadline')?.value })}>
          {orders.map(({ value, label }) => <Menu.RadioItem closeMenuOnClick key={value} value={value}>{label}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function ColumnsMenu({ search, onChange }: Props) {
  const { t } = useLanguage();
  const shown = columnsShown(search.columns).map(({ id }) => id);
  const toggle = (id: string) => onChange({ columns: rememberColumns(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]) });
  return (
    <Menu shadow="md" position="bottom-end" closeOnItemClick={false}>
      <MenuButton label={t('register.columns')} />
      <Menu.Dropdown>
        {registerColumns.filter(({ always }) => !always).map(({ id, name }) => (
          <Menu.Item key={id} role="menuitemcheckbox" aria-checked={shown.includes(id)} onClick={() => toggle(id)} leftSection={<IconCheck size={15} aria-hidden visibility={shown.includes(id) ? undefined : 'hidden'} />}>{t(name)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ExportMenu({ search }: Pick<Props, 'search'>) {
  const { t } = useLanguage();
  const asked = askedFor(search);
  const seen = exportedColumns(columnsShown(search.columns));
  const at = (more: object) => addressOf(commitments.exportTable, undefined, { ...asked, ...more });
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target><Button variant="default" size="sm" fw={450} leftSection={<IconDownload size={15} aria-hidden />}>{t('register.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={at({ format: 'xlsx', columns: seen })} download>{t('register.export.seen.xlsx')}</Menu.Item>
        <Menu.Item component="a" href={at({ format: 'csv', columns: seen })} download>{t('register.export.seen.csv')}</Menu.Item>
        <Menu.Item component="a" href={at({ format: 'xlsx' })} download>{t('register.export.whole')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Addresses with a name, kept in this browser. */
function SavedMenu({ search }: Pick<Props, 'search'>) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [views, setViews] = useState(savedViews);
  const [name, setName] = useState('');
  const keep = () => {
    if (name.trim() === '') return;
    setViews(saveView(name.trim(), search));
    setName('');
  };
  return (
    <Menu shadow="md" position="bottom-end" width={300} trapFocus={false}>
      <MenuButton label={t('register.saved')} />
      <Menu.Dropdown>
        {views.map((view) => (
          <Menu.Item key={view.name} component="div" onClick={() => void navigate({ to: '/register', search: view.search })}
            rightSection={<ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('register.saved.remove', { name: view.name })} onClick={(event) => { event.stopPropagation(); setViews(saveView(view.name, null)); }}><IconX size={14} /></ActionIcon>}>
            <bdi>{view.name}</bdi>
          </Menu.Item>
        ))}
        <form className={css.keep} onSubmit={(event) => { event.preventDefault(); keep(); }}>
          <TextInput size="xs" maxLength={60} aria-label={t('register.saved.name')} placeholder={t('register.saved.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()} />
          <Button size="xs" type="submit" disabled={name.trim() === ''}>{t('register.saved.keep')}</Button>
        </form>
        <Menu.Label>{t('register.saved.here')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is done with the register as a whole: gather, order, choose columns, keep and take along. */
export function RegisterTools({ search, onChange, narrow }: Props & { narrow: boolean }) {
  return (
    <div className={css.toolsEnd}>
      <GroupMenu search={search} onChange={onChange} />
      {narrow ? <OrderMenu search={search} onChange={onChange} /> : <ColumnsMenu search={search} onChange={onChange} />}
      <SavedMenu search={search} />
      <ExportMenu search={search} />
    </div>
  );
}
