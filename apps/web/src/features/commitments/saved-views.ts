import { registerSearch, type RegisterSearch } from './register-search.js';

/** What the register showed, under a name of its reader's. */
export interface SavedView {
  name: string;
  search: RegisterSearch;
}

const STORED = 'suivi.register.views';
const MOST = 30;

const isView = (value: unknown): value is { name: string; search: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'search' in value && typeof value.search === 'object' && value.search !== null;

/** The views that this browser keeps. */
export function savedViews(): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView).map(({ name, search }) => ({ name, search: registerSearch(search) })) : [];
  } catch {
    return [];
  }
}

/** Keeps a view under a name, in the place of one of that name; null takes it away. Answers those that are kept. */
export function saveView(name: string, search: RegisterSearch | null): SavedView[] {
  const others = savedViews().filter((view) => view.name !== name);
  const views = search ? [...others, { name, search }].slice(-MOST) : others;
  try {
    localStorage.setItem(STORED, JSON.stringify(views));
  } catch {
    // not kept for the next visit, that is all
  }
  return views;
}
