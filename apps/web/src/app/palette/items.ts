import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { commitments } from '@suivi/contract';
import { ownName } from '@suivi/i18n';
import { languages } from '@suivi/kernel';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, type LinkProps } from '@tanstack/react-router';
import { useOrganizations } from '../../features/directory/directory.js';
import { useEverybody } from '../../features/directory/people/people.js';
import { useMeetingNames, useMeetings } from '../../features/outcomes/meetings.js';
import { useRights } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { reading } from '../../ui/reading.js';
import { usePlaces } from '../navigation.js';
import { holds } from './finding.js';

/** Somewhere to go, or something to do. */
export interface Item {
  key: string;
  label: string;
  /** What tells it from its like. */
  hint?: string;
  go: () => void;
}

/** Items of one kind under their name. */
export interface Group {
  name: string;
  items: readonly Item[];
}

/** So many of a kind are shown. */
const most = 6;
const pauseMs = 200;

type Going = (link: LinkProps) => void;

/** The screens that are offered to the reader, and the own account. */
function useScreens(go: Going): Item[] {
  const { t } = useLanguage();
  return [...usePlaces(), { name: 'people.menu.account', link: { to: '/account' } } as const].map(({ name, link }) => ({ key: `screen ${name}`, label: t(name), go: () => go(link) }));
}

function useActs(go: Going, onKeys: () => void): Item[] {
  const { t, language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const rights = useRights();
  const dark = colorScheme === 'dark';
  return [
    ...(rights.reportsForAny ? [{ key: 'act answer', label: t('palette.act.answer'), go: () => go({ to: '/mine' }) }] : []),
    ...(rights.keepsAny() ? [{ key: 'act decide', label: t('palette.act.decide'), go: () => go({ to: '/desk', search: {} }) }, { key: 'act import', label: t('palette.act.import'), go: () => go({ to: '/documents', search: {} }) }, { key: 'act report', label: t('palette.act.report'), go: () => go({ to: '/reports' }) }] : []),
    ...(rights.everything ? [{ key: 'act start', label: t('web.start.add'), go: () => go({ to: '/start' }) }] : []),
    { key: 'act scheme', label: t(dark ? 'palette.act.light' : 'palette.act.dark'), go: () => setColorScheme(dark ? 'light' : 'dark') },
    { key: 'act keys', label: t('palette.act.keys'), go: onKeys },
    ...languages.filter((one) => one !== language).map((one) => ({ key: `act ${one}`, label: t('web.switch.language', { language: ownName[one] }), go: () => setLanguage(one) })),
  ];
}

/** Commitments under the words, as the register finds them; none while those of other words are still there. */
function useCommitments(typed: string, go: Going): Item[] {
  const [asked] = useDebouncedValue(typed, pauseMs);
  const found = useQuery({ ...reading(commitments.listCommitments, { query: { q: asked, limit: most } }), enabled: asked !== '' });
  if (typed === '' || asked !== typed || found.isPlaceholderData) return [];
  return (found.data?.items ?? []).map(({ id, reference, title }) => ({ key: `commitment ${id}`, label: title, hint: reference, go: () => go({ to: '/commitments/$commitmentId', params: { commitmentId: id } }) }));
}

const fitting = <T>(all: Iterable<T>, typed: string, words: (one: T) => string): T[] => (typed === '' ? [] : [...all].filter((one) => holds(words(one), typed)).slice(0, most));

/** Meetings, entities and people that bear the words in their names. */
function useNamed(typed: string, go: Going): Group[] {
  const { t, named } = useLanguage();
  const meetings = useMeetings().data?.items ?? [];
  const nameOf = useMeetingNames();
  const entities = useOrganizations().data?.items ?? [];
  const people = useEverybody().data?.values() ?? [];
  return [
    { name: t('web.meetings.title'), items: fitting(meetings, typed, ({ id, place }) => `${nameOf.get(id)} ${place}`).map(({ id, place }) => ({ key: `meeting ${id}`, label: nameOf.get(id) ?? '', hint: place, go: () => go({ to: '/meetings/$meetingId', params: { meetingId: id } }) })) },
    { name: t('palette.entities'), items: fitting(entities, typed, ({ acronym, name }) => `${acronym} ${named(name)}`).map(({ id, acronym, name }) => ({ key: `entity ${id}`, label: named(name), hint: acronym, go: () => go({ to: '/register', search: { organizationId: id } }) })) },
    { name: t('people.title'), items: fitting(people, typed, ({ name, email }) => `${name} ${email ?? ''}`).map(({ id, name, email }) => ({ key: `person ${id}`, label: name, hint: email ?? undefined, go: () => go({ to: '/people/$personId', params: { personId: id } }) })) },
  ];
}

/** All that the typed words lead to, by kind: screens and acts first. Closes before it goes. */
export function useItems(typed: string, { onClose, onKeys }: { onClose: () => void; onKeys: () => void }): Group[] {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const go: Going = (link) => void navigate(link as Parameters<typeof navigate>[0]);
  const screens = useScreens(go);
  const acts = useActs(go, onKeys);
  const found = useCommitments(typed, go);
  const records = useNamed(typed, go);
  const named = (items: readonly Item[]): Item[] => items.filter(({ label }) => holds(label, typed));
  const closing = (items: readonly Item[]): Item[] => items.map((one) => ({ ...one, go: () => { onClose(); one.go(); } }));
  return [{ name: t('palette.screens'), items: named(screens) }, { name: t('palette.acts'), items: named(acts) }, { name: t('palette.commitments'), items: found }, ...records].map(({ name, items }) => ({ name, items: closing(items) })).filter(({ items }) => items.length > 0);
}
