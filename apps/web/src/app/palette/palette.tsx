import { CloseButton, Modal } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { IconSearch } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { stepped } from './finding.js';
import { type Group, type Item, useItems } from './items.js';
import css from './palette.module.css';

const longest = 200;

interface OptionsProps {
  groups: readonly Group[];
  here: Item | undefined;
  listId: string;
  onPoint: (item: Item) => void;
}

/** The name of an option's element, by which the field says which one is meant. */
const idOf = (listId: string, { key }: Item): string => `${listId}-${key.replace(/\W+/g, '-')}`;

function Options({ groups, here, listId, onPoint }: OptionsProps) {
  const { t } = useLanguage();
  return (
    <div role="listbox" id={listId} aria-label={t('web.palette.title')} className={css.list}>
      {groups.map(({ name, items }) => (
        <div key={name} role="group" aria-label={name} className={css.group}>
          <p aria-hidden className={css.name}>{name}</p>
          {items.map((item) => (
            <div key={item.key} role="option" id={idOf(listId, item)} aria-selected={item === here} className={css.option} onMouseMove={() => onPoint(item)} onClick={item.go}
              ref={(element) => { if (element && item === here) element.scrollIntoView({ block: 'nearest' }); }}>
              <span dir="auto">{item.label}</span>
              {item.hint && <bdi className={css.hint}>{item.hint}</bdi>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Goes to any screen, finds a commitment, meeting, person or entity by words, and does what is done most: from the keyboard alone. */
export function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { t } = useLanguage();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [meant, setMeant] = useState<string | null>(null);
  const groups = useItems(typed.trim(), { onClose, onKeys });
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(0, items.findIndex(({ key }) => key === meant));
  const here = items[at];
  const press = (event: KeyboardEvent) => {
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown'];
    if (!by && event.key !== 'Enter') return;
    event.preventDefault();
    if (by) setMeant(items[stepped(at, by, items.length)]?.key ?? null);
    else if (!event.nativeEvent.isComposing) here?.go();
  };
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('web.palette.title')}>
        <Modal.Body p="sm">
          <div className={css.field}>
            <IconSearch size={18} aria-hidden />
            <input role="combobox" aria-expanded={items.length > 0} aria-controls={items.length > 0 ? listId : undefined} aria-activedescendant={here && idOf(listId, here)} aria-autocomplete="list" aria-label={t('palette.search')} placeholder={t('palette.search')}
              value={typed} maxLength={longest} dir="auto" autoComplete="off" spellCheck={false} data-autofocus onChange={(event) => { setTyped(event.currentTarget.value); setMeant(null); }} onKeyDown={press} />
            <CloseButton aria-label={t('web.action.close')} onClick={onClose} />
          </div>
          {items.length > 0 && <Options groups={groups} here={here} listId={listId} onPoint={({ key }) => key !== here?.key && setMeant(key)} />}
          <p role="status" className={items.length > 0 ? 'for-ears' : css.none}>{items.length > 0 ? t('palette.count', { count: items.length }) : t('palette.none')}</p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
