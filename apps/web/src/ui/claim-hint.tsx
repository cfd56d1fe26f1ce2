import { useLanguage } from './language.js';

/** Says that nobody has claimed the installation, and how somebody does. */
export function ClaimHint() {
  const { t } = useLanguage();
  const [before = '', after = ''] = t('people.menu.local.text', { command: '\u0000' }).split('\u0000');
  return (
    <>
      <p><strong>{t('people.menu.local.title')}</strong></p>
      <p>{before}<code dir="ltr">suivi claim-link</code>{after}</p>
    </>
  );
}
