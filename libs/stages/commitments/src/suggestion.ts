import { type Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { knownNames, organizationsNamedBy } from '@suivi/directory';
import { documentOfProposal } from '@suivi/outcomes';
import { thematicAreasOf } from './commitments.store.js';
import { evidentArea, headingAbove } from './thematic-area.js';

/** What the words of a proposal suggest for its commitment: entities of the directory, the names that no entity bears, the thematic area. */
export interface Suggestion {
  organizationIds: number[];
  unknownNames: string[];
  thematicAreaId: number | null;
}

/** Holds a proposal against the directory and the thematic areas of its partnership; refuses with 'not-found'. */
export async function suggestionFor(sql: Sql, scope: Scope, proposalId: number): Promise<Suggestion> {
  const { proposal, document, partnershipId } = await documentOfProposal(sql, scope, proposalId);
  const { organizationIds, unknown } = organizationsNamedBy(proposal.actors, await knownNames(sql, scope, partnershipId));
  const heading = headingAbove(document.text, utf16Offset(document.text, proposal.start));
  const thematicAreaId = evidentArea({ language: document.language, heading, text: proposal.quote }, await thematicAreasOf(sql, scope, partnershipId));
  return { organizationIds, unknownNames: unknown, thematicAreaId };
}

/** Places in documents count in code points, strings in UTF-16 units. */
function utf16Offset(text: string, codePoints: number): number {
  let units = 0;
  let left = codePoints;
  for (const character of text) {
    if (left-- <= 0) break;
    units += character.length;
  }
  return units;
}
