import type { RefusalCode } from '@suivi/kernel';
import { useLanguage } from './language.js';

/** The sentence of a refusal; apart from the others, for their words are many and seldom needed. */
export function RefusalWords({ code }: { code: RefusalCode; detail: string }) {
  const { t } = useLanguage();
  return t(`refusal.${code}`);
}
