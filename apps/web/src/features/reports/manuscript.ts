import type { Language } from '@suivi/kernel';
import { useState } from 'react';
import type { Narrative } from './reports.js';

interface Typed {
  text: string;
  /** The version of the narrative that it was begun from. */
  base: number;
}

/** What a person typed and has not saved, by section and language: it stays until it is saved, and knows what it was begun from. */
export function useManuscript() {
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const put = (place: string, value: Typed | undefined) =>
    setTyped((before) => {
      const after = new Map(before);
      if (value) after.set(place, value);
      else after.delete(place);
      return after;
    });
  return {
    isUnsaved: typed.size > 0,
    of: (key: string, language: Language, narrative: Narrative | undefined) => {
      const place = `${key} ${language}`;
      const own = typed.get(place);
      const base = own?.base ?? narrative?.version ?? 0;
      const stored = narrative?.text ?? '';
      return {
        text: own?.text ?? stored, base, isChanged: own !== undefined,
        type: (text: string) => put(place, text === stored && base === (narrative?.version ?? 0) ? undefined : { text, base }),
        settle: () => put(place, undefined),
      };
    },
  };
}

/** The unsaved texts of a report in hand. */
export type Manuscript = ReturnType<typeof useManuscript>;
