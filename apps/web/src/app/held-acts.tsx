import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp } from '../ui/icons.js';
import { doHeld, dropHeld, goOnWith, undoHeld, undoLast, useHeld, waitWith, type HeldAct } from '../ui/held.js';
import { useKeys } from '../ui/keys.js';
import { useLanguage } from '../ui/language.js';
import css from './held-acts.module.css';

function Act({ act }: { act: HeldAct }) {
  const { t } = useLanguage();
  const { id, says, hint, state, isSent, way } = act;
  const waits = () => state === 'held' && waitWith(id);
  const goesOn = () => state === 'held' && goOnWith(id);
  return (
    <li className={css.act} data-state={state} onMouseEnter={waits} onMouseLeave={goesOn} onFocus={waits} onBlur={goesOn}>
      {state === 'failed' && <IconAlertTriangle size={18} stroke={1.8} aria-hidden />}
      <div className={css.words}>
        <p dir="auto">{says}</p>
        {state === 'held' && <p className={css.hint}>{hint}</p>}
      </div>
      {way && <Button size="xs" variant="default" onClick={() => { dropHeld(id); way.go(); }}>{way.label}</Button>}
      {state === 'failed' && <CloseButton aria-label={t('web.action.close')} onClick={() => dropHeld(id)} />}
      {state !== 'failed' && (
        <div className={css.buttons}>
          <Button size="xs" leftSection={<IconArrowBackUp size={15} className="flips" />} disabled={state !== 'held'} onClick={() => void undoHeld(id)}>{t('web.held.undo')}</Button>
          <Button size="xs" variant="default" loading={state === 'doing'} onClick={() => void doHeld(id)}>{t(isSent ? 'web.action.close' : 'web.held.now')}</Button>
        </div>
      )}
    </li>
  );
}

/** What can still be taken back, wherever one has gone meanwhile. */
export function HeldActs() {
  const acts = useHeld();
  useKeys({ u: undoLast });
  return <ul className={css.acts}>{acts.map((act) => <Act key={act.id} act={act} />)}</ul>;
}
