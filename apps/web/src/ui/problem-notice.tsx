import { Button } from '@mantine/core';
import type { Problem } from '@suivi/contract';
import type { RefusalCode } from '@suivi/kernel';
import { CallProblem, type ProblemKind } from './call.js';
import { IconAlertTriangle, IconLock, IconPlugConnectedX, IconRefresh } from './icons.js';
import { useLanguage } from './language.js';
import css from './problem-notice.module.css';
import { Refusal, refusalNamed } from './refusal.js';
import { askToSignIn } from './sign-in-again.js';

/** What the server adds to the sentence: in its own words, unless a refusal says it in the reader's language. */
function Said({ problem, spoken }: { problem: Problem; spoken: boolean }) {
  return (
    <>
      {!spoken && <p className={css.detail} dir="auto">{problem.detail}</p>}
      {problem.errors?.map((e) => <p key={e.path} className={css.detail} dir="auto"><code>{e.path}</code> {e.message}</p>)}
      <p className={css.code}>{problem.status} · {problem.code}</p>
    </>
  );
}

const kindOf = (error: unknown): ProblemKind => (error instanceof CallProblem ? error.kind : 'broken');
/** Tells whether a change was refused because somebody else had made one. */
export const isStale = (error: unknown): boolean => error instanceof CallProblem && error.kind === 'stale';
const isTransient = (kind: ProblemKind): boolean => kind === 'offline' || kind === 'broken';

const asked = { ended: ['people.ended.title', 'people.ended.text'], fresh: ['people.fresh.title', 'people.fresh.text'] } as const;

/** Stands behind the dialog that asks to sign in, for whoever closed it. */
function SignInNotice({ kind }: { kind: 'ended' | 'fresh' }) {
  const { t } = useLanguage();
  const [title, text] = asked[kind];
  return (
    <div className={css.notice} role="alert">
      <IconLock size={18} stroke={1.8} aria-hidden />
      <div className={css.body}>
        <p className={css.title}>{t(title)}</p>
        <p className={css.detail}>{t(text)}</p>
        <Button size="xs" variant="default" mt={6} onClick={() => askToSignIn(kind)}>{t('people.sign-in')}</Button>
      </div>
    </div>
  );
}

/** What went wrong in a sentence, what the server said about it, and the way out. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const kind = kindOf(error);
  return kind === 'ended' || kind === 'fresh' ? <SignInNotice kind={kind} /> : <Notice kind={kind} error={error} onRetry={onRetry} />;
}

/** Kinds that are told of here; the others lead to signing in. */
type SaidKind = Exclude<ProblemKind, 'ended' | 'fresh'>;

/** Kinds whose own sentence says more than that of the refusal. */
const spoken: ReadonlySet<ProblemKind> = new Set(['stale', 'forbidden']);

/** The sentence: of a refusal, else of its kind. A refusal has one in every language; the server's own words are English. */
function Sentence({ kind, problem, refusal }: { kind: SaidKind; problem: Problem | null; refusal: RefusalCode | undefined }) {
  const { t } = useLanguage();
  return <p className={css.detail}>{refusal ? <Refusal code={refusal} detail={problem?.detail ?? ''} /> : t(`web.problem.${kind}.text`)}</p>;
}

function Again({ kind, onRetry }: { kind: SaidKind; onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <Button size="xs" variant="default" mt={6} leftSection={<IconRefresh size={14} />} onClick={onRetry}>
      {t(isTransient(kind) ? 'web.action.retry' : 'web.action.reload')}
    </Button>
  );
}

function Notice({ kind, error, onRetry }: { kind: SaidKind; error: unknown; onRetry?: () => void }) {
  const { t } = useLanguage();
  const problem = error instanceof CallProblem && kind !== 'offline' ? error.problem : null;
  const refusal = spoken.has(kind) ? undefined : refusalNamed(problem?.code);
  const Glyph = kind === 'offline' ? IconPlugConnectedX : IconAlertTriangle;
  return (
    <div className={css.notice} role="alert">
      <Glyph size={18} stroke={1.8} aria-hidden />
      <div className={css.body}>
        <p className={css.title}>{t(`web.problem.${kind}.title`)}</p>
        <Sentence kind={kind} problem={problem} refusal={refusal} />
        {problem && <Said problem={problem} spoken={spoken.has(kind) || refusal !== undefined} />}
        {onRetry && <Again kind={kind} onRetry={onRetry} />}
      </div>
    </div>
  );
}
