import { useLanguage } from '../../ui/language.js';
import css from './readings.module.css';
import type { FileReading } from './readings.js';

/** What is being done with a file, in a sentence. */
function useDoing(): (reading: FileReading | undefined) => string {
  const { t } = useLanguage();
  return (reading) => {
    if (!reading) return t('web.reading.sending');
    const { status, phase, pages } = reading;
    if (status !== 'reading' || phase === null) return t(`web.reading.${status === 'reading' ? 'opening' : status}`);
    return phase === 'pages' ? (pages ? t('web.reading.page', { ...pages }) : t('web.reading.opening')) : t(`web.reading.${phase}`);
  };
}

/** The pages are most of the work; what comes after them has no count. */
const share = (reading: FileReading | undefined): number | undefined =>
  reading?.status === 'reading' && reading.phase === 'pages' && reading.pages ? reading.pages.done / reading.pages.total : undefined;

/** How far the reading of a file is: said, and as a bar; undefined while the file is being sent. */
export function ReadingProgress({ reading }: { reading: FileReading | undefined }) {
  const doing = useDoing()(reading);
  return (
    <div className={css.progress}>
      {/* told aloud by phase, not page by page */}
      <p className={css.doing}>{doing}</p>
      <span className="for-ears" role="status">{reading?.phase === 'pages' ? '' : doing}</span>
      <progress className={css.bar} value={share(reading)} max={1} aria-label={doing} />
    </div>
  );
}
