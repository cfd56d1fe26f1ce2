import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { IconSearch, IconX } from './icons.js';
import { useLanguage } from './language.js';

const PAUSE_MS = 250;
const longest = 200;

interface Props {
  /** The words that stand in the address. */
  q: string | undefined;
  onSearch: (changed: { q: string | undefined }) => void;
  label: string;
  box: RefObject<HTMLInputElement | null>;
  className?: string;
}

/** Words to look for; they go into the address when the typing rests. */
export function SearchBox({ q: asked = '', onSearch, label, box, className }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(asked);
  const [said, setSaid] = useState(asked);
  // the address changed by itself: a view was opened, or the way back was taken
  if (asked !== said) {
    setSaid(asked);
    setTyped(asked);
  }
  useEffect(() => {
    const q = typed.trim().slice(0, longest);
    if (q === said) return;
    const rest = setTimeout(() => {
      setSaid(q);
      onSearch({ q: q || undefined });
    }, PAUSE_MS);
    return () => clearTimeout(rest);
  }, [typed, said, onSearch]);
  const clear = () => {
    setTyped('');
    box.current?.focus();
  };
  return (
    <TextInput
      ref={box} className={className} type="search" value={typed} maxLength={longest} dir="auto" aria-label={label} placeholder={label} onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && (typed ? clear() : event.currentTarget.blur())} leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <ActionIcon variant="subtle" color="gray" aria-label={t('register.search.clear')} onClick={clear}><IconX size={15} /></ActionIcon>}
    />
  );
}
