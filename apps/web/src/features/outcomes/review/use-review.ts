import { useEffect, useRef, useState, type RefObject } from 'react';
import { useKeys } from '../../../ui/keys.js';
import { useLanguage } from '../../../ui/language.js';
import type { DocumentInFull, Proposal } from '../documents.js';
import * as decide from './decisions.js';
import type { Span } from './marking.js';
import type { Mode } from './mode-bar.js';
import { selectedSpan } from './selected-span.js';
import { useDecisions } from './use-decisions.js';
import { useMode } from './use-mode.js';

interface Reviewed {
  document: DocumentInFull;
  proposals: readonly Proposal[];
  text: RefObject<HTMLElement | null>;
  onShow: () => void;
}

/** Scrolls the text to a proposal's first words; nothing happens where the text is not shown. */
export const showInText = (id: number): void => bringIntoView(`[data-proposals~="${id}"]`);
const bringIntoView = (selector: string): void => document.querySelector(selector)?.scrollIntoView({ block: 'nearest' });

/** The proposal to look at after one is decided: the next that waits, else any that does. */
function nextWaiting(proposals: readonly Proposal[], after: Proposal): number | undefined {
  const at = proposals.findIndex(({ id }) => id === after.id);
  const rest = [...proposals.slice(at + 1), ...proposals.slice(0, at)];
  return rest.find(({ status }) => status === 'proposed')?.id;
}

/** Shows the chosen proposal in the list and in the text. */
function useInView(chosen: Proposal | undefined, focused: boolean): void {
  const id = chosen?.id;
  const shown = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (id === undefined) return;
    showInText(id);
    // a page that has just been opened begins at its top
    if (shown.current !== undefined && shown.current !== id) bringIntoView(`[data-proposal="${id}"]`);
    shown.current = id;
    if (focused) document.querySelector<HTMLElement>(`[data-proposal-button="${id}"]`)?.focus({ preventScroll: true });
  }, [id, focused]);
}

/** Which proposal is chosen: the one pointed at, else the first that waits. */
function useChoice(proposals: readonly Proposal[]) {
  const [chosenId, setChosen] = useState<number | undefined>();
  const [byKey, setByKey] = useState(false);
  const chosen = proposals.find(({ id }) => id === chosenId) ?? proposals.find(({ status }) => status === 'proposed') ?? proposals[0];
  useInView(chosen, byKey);
  // what was found stays chosen when it no longer waits
  const found = chosenId === undefined ? chosen?.id : undefined;
  useEffect(() => {
    if (found !== undefined) setChosen(found);
  }, [found]);
  const choose = (id: number, keyed = false) => {
    setChosen(id);
    setByKey(keyed);
  };
  const goOn = () => {
    const following = chosen && nextWaiting(proposals, chosen);
    if (following !== undefined) choose(following, byKey);
  };
  return { chosen, choose, goOn };
}

/** What is chosen, what is being done to it, and the keys for it. */
export function useReview({ document, proposals, text, onShow }: Reviewed) {
  const { t } = useLanguage();
  const [dialog, setDialog] = useState<'accept' | 'reject' | null>(null);
  const { chosen, choose, goOn } = useChoice(proposals);
  const decisions = useDecisions((done) => done.select !== undefined && choose(done.select));
  const onKeep = (mode: Mode, before: Proposal) =>
    decisions.decide(() => (mode.type === 'edit' ? decide.edit(before, { start: mode.start, end: mode.end, kind: mode.kind }) : decide.split(before, mode.at, t('web.review.slip'))));
  const mode = useMode(document, chosen, onKeep);
  const step = (by: 1 | -1) => {
    const at = proposals.findIndex(({ id }) => id === chosen?.id) + by;
    const next = proposals[at];
    if (!next) return;
    choose(next.id, true);
    decisions.say(t('web.review.said.chosen', { number: at + 1, count: proposals.length, label: next.paragraph.label }));
  };
  const add = (span: Span) => decisions.decide(() => decide.add(document.id, span, t('web.review.slip')));
  const waits = chosen?.status === 'proposed';
  const next = chosen && proposals.slice(proposals.indexOf(chosen) + 1).find(({ status }) => status === 'proposed');
  const useSpan = (span: Span) => mode.setMode((now) => (now?.type === 'edit' ? { ...now, ...span } : now));
  const acts = {
    accept: () => waits && setDialog('accept'),
    reject: () => waits && setDialog('reject'),
    edit: () => void mode.begin.edit(),
    split: () => mode.begin.split(),
    merge: waits && next ? () => decisions.decide(() => decide.merge(chosen, next, t('web.review.merged-reason'))) : undefined,
    reopen: () => chosen && decisions.decide(() => decide.reopen(chosen)),
    show: onShow,
    isPending: decisions.isPending,
  };
  const addSelected = () => {
    const span = selectedSpan(text.current);
    if (span) add(span);
  };
  useKeys({ j: () => step(1), k: () => step(-1), a: acts.accept, e: acts.edit, x: acts.reject, s: acts.split, m: () => acts.merge?.(), u: decisions.undo, n: addSelected });
  const settle = (work: (proposal: Proposal) => Promise<decide.Done>) => {
    if (chosen) decisions.decide(() => work(chosen));
    setDialog(null);
    goOn();
  };
  const onAccepted = (reference: string) => settle(async (proposal) => decide.accepted(proposal, reference));
  const onRejected = (reason: string) => settle((proposal) => decide.reject(proposal, reason));
  return { chosen, choose, mode, decisions, acts, dialog, closeDialog: () => setDialog(null), add, useSpan, onAccepted, onRejected };
}
