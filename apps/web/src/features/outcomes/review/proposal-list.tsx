import type { Proposal } from '../documents.js';
import { IconCheck, IconHourglass, IconX, type Icon } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Tag, type Tone } from '../../../ui/tag.js';
import { Explanation } from './explanation.js';
import { ProposalActs, type Acts } from './proposal-acts.js';
import css from './review.module.css';

const looks: Record<Proposal['status'], readonly [Tone, Icon]> = { proposed: ['warn', IconHourglass], accepted: ['good', IconCheck], rejected: ['neutral', IconX] };

/** Where a proposal stands. */
export function ProposalTag({ status }: { status: Proposal['status'] }) {
  const { t } = useLanguage();
  const [tone, icon] = looks[status];
  return <Tag tone={tone} icon={icon}>{t(`proposalStatus.${status}`)}</Tag>;
}

interface Props {
  proposals: readonly Proposal[];
  chosen: number | undefined;
  documentLanguage: string;
  onChoose: (id: number) => void;
  acts: Acts;
}

function Card({ proposal, isChosen, documentLanguage, onChoose, acts }: Omit<Props, 'proposals' | 'chosen'> & { proposal: Proposal; isChosen: boolean }) {
  const { t } = useLanguage();
  return (
    <li className={css.card} data-proposal={proposal.id} data-chosen={isChosen || undefined} data-status={proposal.status}>
      <button type="button" className={css.cardMain} aria-current={isChosen || undefined} onClick={() => onChoose(proposal.id)} data-proposal-button={proposal.id}>
        <span className={css.cardHead}>
          <bdi className={css.cardLabel}>{proposal.paragraph.label}</bdi>
          <span>{t(`proposalKind.${proposal.kind}`)}</span>
          <span className={css.cardStatus}><ProposalTag status={proposal.status} /></span>
        </span>
        <span className={css.quote} lang={documentLanguage} dir="auto">{proposal.text}</span>
      </button>
      {isChosen && (
        <div className={css.cardMore}>
          <Explanation proposal={proposal} documentLanguage={documentLanguage} />
          <ProposalActs proposal={proposal} acts={acts} />
        </div>
      )}
    </li>
  );
}

/** The proposals in the order of the text; the chosen one tells more and can be decided. */
export function ProposalList({ proposals, chosen, ...rest }: Props) {
  return (
    <ol className={css.cards}>
      {proposals.map((proposal) => <Card key={proposal.id} proposal={proposal} isChosen={proposal.id === chosen} {...rest} />)}
    </ol>
  );
}
