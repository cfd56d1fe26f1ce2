import { refusalCodes, type RefusalCode } from '@suivi/kernel';
import { lazy, Suspense } from 'react';

/** The refusal that a code names, if it is one: it has a sentence in every language. */
export const refusalNamed = (code: string | null | undefined): RefusalCode | undefined => refusalCodes.find((known) => known === code);

interface Props {
  code: RefusalCode;
  /** What the server says of it, in English: stands where the sentence cannot be fetched. */
  detail: string;
}
const Words = lazy(() => import('./refusal-words.js').then(({ RefusalWords }) => ({ default: RefusalWords }), () => ({ default: ({ detail }: Props) => detail })));

/** Why something was refused, in the reader's language. */
export function Refusal(props: Props) {
  return <Suspense><Words {...props} /></Suspense>;
}
