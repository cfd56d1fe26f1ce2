import { Link } from '@tanstack/react-router';
import { direction, type MessageKey } from '@suivi/i18n';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import type { CommitmentInFull } from './commitments.js';
import css from './lineage-picture.module.css';
import { box, layOut, type Kin } from './lineage.js';

type Translate = ReturnType<typeof useLanguage>['t'];

const stateOf = (t: Translate, { recordState, verifiedStatus }: Kin): string => (recordState === 'open' || recordState === 'closed' ? t(`implementationStatus.${verifiedStatus}`) : t(`recordState.${recordState}` as MessageKey));

/** The records and what each goes on as, in words: what the picture shows, for who hears it. */
const told = (t: Translate, lineage: readonly Kin[]): string =>
  lineage.flatMap((kin) => { const heir = lineage.find(({ id }) => id === kin.succeededById); return heir ? [t('desk.lineage.goes-on', { reference: kin.reference, heir: heir.reference })] : []; }).join('. ');

/** A commitment over the meetings: each meeting a column, each record a box, and a line to what it goes on as. The list below it says the same, with links. */
export function LineagePicture({ commitment: { id, lineage } }: { commitment: CommitmentInFull }) {
  const { t, language } = useLanguage();
  if (lineage.length < 2) return null;
  const { width, height, columns, nodes, lines } = layOut(lineage, direction(language) === 'rtl');
  return (
    <section className={css.section} aria-labelledby="lineage">
      <h2 id="lineage" className={css.heading}>{t('desk.lineage.title')}</h2>
      <div className={css.frame} tabIndex={0} role="region" aria-labelledby="lineage">
        <svg className={css.picture} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`${t('desk.lineage.picture', { count: lineage.length })}. ${told(t, lineage)}`}>
          {columns.map((column) => <text key={column.ordinal} x={column.middle} y={18} className={css.meeting}>{aboutMeeting(language, 'web.meeting.name', column.ordinal)}</text>)}
          {lines.map((line) => <path key={line.key} d={line.path} className={css.line} />)}
          {nodes.map(({ kin, x, y }) => (
            <g key={kin.id} className={kin.id === id ? css.current : undefined}>
              <rect x={x} y={y} width={box.width} height={box.height} rx={7} className={css.box} />
              <text x={x + box.width / 2} y={y + 23} className={css.reference} direction="ltr">{kin.reference}</text>
              <text x={x + box.width / 2} y={y + 41} className={css.state}>{stateOf(t, kin)}</text>
            </g>
          ))}
        </svg>
      </div>
      <ol className={css.list}>
        {lineage.map((kin) => (
          <li key={kin.id}>
            {kin.id === id ? <strong><bdi>{kin.reference}</bdi></strong> : <Link to="/commitments/$commitmentId" params={{ commitmentId: kin.id }}><bdi>{kin.reference}</bdi></Link>}
            <span className={css.quiet}>{aboutMeeting(language, 'web.meeting.name', kin.meeting.ordinal)} · {kin.id === id ? t('desk.lineage.this') : stateOf(t, kin)}</span>
            <span dir="auto">{kin.title}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
