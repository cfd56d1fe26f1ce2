import type { ColumnKey } from './columns.js';
import { acronyms } from './present.js';
import type { Meaning, Reading } from './reading.js';
import type { PlacedOrganization } from './table.store.js';

const named = (cell: string): string[] => [...new Set(cell.split(/[;\n]/).map((name) => name.trim()).filter((name) => name !== ''))];

/** The organizations that a cell names, each taking part in the partnership; undefined if one is refused. */
function organizationsIn(reading: Reading, column: ColumnKey): PlacedOrganization[] | undefined {
  const found = named(reading.said(column)).map((name) => ({ name, organization: reading.places.organizations.get(name.toLowerCase()) }));
  const unknown = found.filter(({ organization }) => organization === undefined);
  if (unknown.length > 0) reading.no(column, `no organization has the acronym ${unknown.map(({ name }) => `“${name.slice(0, 60)}”`).join(', ')}`);
  return unknown.length > 0 ? undefined : found.flatMap(({ organization }) => organization ?? []);
}

/** A group as the entities that it stands for. */
const membersOf = (reading: Reading, of: PlacedOrganization): PlacedOrganization[] =>
  of.members === null ? [of] : of.members.flatMap((id) => reading.places.organizationById.get(id) ?? []);

function takesPart(reading: Reading, column: ColumnKey, organizations: readonly PlacedOrganization[]): boolean {
  const foreign = organizations.filter(({ partnershipIds }) => partnershipIds?.includes(reading.partnershipId) !== true);
  if (foreign.length > 0) reading.no(column, `${foreign.map(({ acronym }) => acronym).join(', ')} does not take part in this partnership`);
  return foreign.length === 0;
}

/** The owners that two cells name; a group among the contributing stands for its members, as everywhere. */
export function readOwners(reading: Reading): Meaning | null {
  const [leads, others] = [organizationsIn(reading, 'lead'), organizationsIn(reading, 'contributing')];
  if (!leads || !others) return null;
  const [lead] = leads;
  if (!lead || leads.length > 1 || lead.members !== null) {
    reading.no('lead', 'exactly one entity leads, and it is no group');
    return null;
  }
  const place = ({ id }: PlacedOrganization): number => reading.places.order.get(id) ?? 0;
  const contributing = [...new Set(others.flatMap((other) => membersOf(reading, other)))].filter((other) => other !== lead).sort((a, b) => place(a) - place(b));
  if (!takesPart(reading, 'lead', [lead]) || !takesPart(reading, 'contributing', contributing)) return null;
  const owners = [{ organizationId: lead.id, part: 'lead' as const }, ...contributing.map(({ id }) => ({ organizationId: id, part: 'contributing' as const }))];
  return { change: { owners }, cells: { lead: lead.acronym, contributing: acronyms(contributing.map(({ acronym }) => acronym)) } };
}
