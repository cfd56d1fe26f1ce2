import { formatNumber } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';

/** What one chart of several shows, with the id and the title that it bears. */
export interface Sheet<T> {
  id: string;
  title: string;
  items: readonly T[];
}

/** What a chart is to show in as many charts as pages hold it, each with its number behind the title; one, though it be empty. */
export function inSheets<T>(items: readonly T[], o: { most: number; id: string; title: string }, language: Language): Sheet<T>[] {
  const count = Math.max(1, Math.ceil(items.length / o.most));
  return Array.from({ length: count }, (_, i) => ({
    id: i === 0 ? o.id : `${o.id}-${i + 1}`,
    title: count === 1 ? o.title : `${o.title} (${formatNumber(i + 1, language)}/${formatNumber(count, language)})`,
    items: items.slice(i * o.most, (i + 1) * o.most),
  }));
}
