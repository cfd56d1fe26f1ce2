import { useLanguage } from '../../ui/language.js';
import { useOrganizations } from '../directory/directory.js';
import { useMeeting, type DocumentInFull, type Proposal } from '../outcomes/documents.js';
import { useSuggestion, useThematicAreas } from './commitments.js';

/** What there is to choose from, and what the words of the document suggest of it. */
export interface Choices {
  lead: string | null;
  contributing: string[];
  /** Names in the document that no entity bears. */
  unknown: string[];
  area: string | null;
  entities: { value: string; label: string }[];
  areas: { value: string; label: string }[];
}

function useSuggested(proposalId: number): Pick<Choices, 'lead' | 'contributing' | 'unknown' | 'area'> {
  const { data } = useSuggestion(proposalId);
  if (!data) return { lead: null, contributing: [], unknown: [], area: null };
  const [lead = null, ...contributing] = data.organizationIds.map(String);
  return { lead, contributing, unknown: data.unknownNames, area: data.thematicAreaId === null ? null : String(data.thematicAreaId) };
}

/** The entities and thematic areas of the proposal's partnership, with those that the server found by its words. */
export function useChoices({ proposal, document }: { proposal: Proposal; document: DocumentInFull }): Choices {
  const { named } = useLanguage();
  const partnershipId = useMeeting(document.meetingId).data?.partnershipId;
  const organizations = useOrganizations(partnershipId).data?.items ?? [];
  const areas = useThematicAreas(partnershipId).data?.items ?? [];
  return {
    ...useSuggested(proposal.id),
    entities: organizations.map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` })),
    areas: areas.map((area) => ({ value: String(area.id), label: named(area.name) })),
  };
}
