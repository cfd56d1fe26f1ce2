import type { StoryEvent } from './scenario-events.js';
import type { Scenario } from './scenario.js';

/** A reference that leads nowhere: where it stands, and what is wrong. */
export interface Unresolved {
  path: (string | number)[];
  message: string;
}

type Kind = 'organization' | 'person' | 'meeting' | 'area' | 'objective' | 'commitment' | 'document' | 'call';

/** The keys of an event that name something else. `members` and `dutyStation` stand outside events and are looked at apart. */
const fields: Record<string, Kind> = {
  who: 'person', person: 'person', lead: 'organization', contributing: 'organization', organization: 'organization', area: 'area', objective: 'objective', meeting: 'meeting',
  commitment: 'commitment', inFavourOf: 'commitment', into: 'commitment', document: 'document', entities: 'organization', call: 'call',
};
/** What an event that says `as` brings into the world. */
const brings: Record<string, Kind> = { import: 'document', accept: 'commitment', enter: 'commitment', 'carry-over': 'commitment', 'add-meeting': 'meeting', call: 'call' };

/** The key of the record that goes on with a commitment when what is open is carried over together. */
export const heirOf = (commitment: string): string => `${commitment}-carried`;

/** Every reference of a scenario that names something which is not there, or not there yet. */
export function unresolvedReferences(scenario: Scenario): Unresolved[] {
  const known: Record<Kind, Set<string>> = {
    organization: new Set(Object.keys(scenario.organizations)), person: new Set(Object.keys(scenario.people)), meeting: new Set(Object.keys(scenario.meetings)),
    area: new Set(Object.keys(scenario.thematicAreas)), objective: new Set(Object.keys(scenario.strategicObjectives ?? {})), commitment: new Set(), document: new Set(), call: new Set(),
  };
  const problems: Unresolved[] = [];
  const check = (kind: Kind, name: string, path: (string | number)[]): void => {
    const there = known[kind].has(name) || (kind === 'commitment' && name.endsWith('-carried') && known.commitment.has(name.slice(0, -'-carried'.length)));
    if (!there) problems.push({ path, message: `there is no ${kind} '${name}'${kind === 'commitment' || kind === 'document' || kind === 'call' ? ' yet' : ''}` });
  };
  checkCast(scenario, check, problems);
  for (const [index, event] of scenario.events.entries()) {
    for (const { kind, name, path } of namedIn(event)) check(kind, name, ['events', index, ...path]);
    if ('as' in event) register(event.as, brings[event.do] as Kind, ['events', index, 'as']);
  }
  return problems;

  function register(name: string, kind: Kind, path: (string | number)[]): void {
    if (known[kind].has(name)) problems.push({ path, message: `there is a ${kind} '${name}' already` });
    known[kind].add(name);
  }
}

/** What an event names, and where in the event. */
function namedIn(event: StoryEvent): { kind: Kind; name: string; path: (string | number)[] }[] {
  const named = Object.entries(event).flatMap(([field, value]) => {
    const kind = fields[field];
    if (kind === undefined) return [];
    return Array.isArray(value) ? value.map((name, at) => ({ kind, name: String(name), path: [field, at] })) : [{ kind, name: String(value), path: [field] }];
  });
  const hangsOn = 'deadline' in event && event.deadline && typeof event.deadline === 'object' && 'meeting' in event.deadline ? event.deadline.meeting : undefined;
  return hangsOn === undefined ? named : [...named, { kind: 'meeting', name: hangsOn, path: ['deadline', 'meeting'] }];
}

function checkCast(scenario: Scenario, check: (kind: Kind, name: string, path: (string | number)[]) => void, problems: Unresolved[]): void {
  check('person', scenario.desk, ['desk']);
  check('meeting', scenario.report.meeting, ['report', 'meeting']);
  for (const [name, person] of Object.entries(scenario.people)) {
    if (!(person.dutyStation in scenario.dutyStations)) problems.push({ path: ['people', name, 'dutyStation'], message: `there is no duty station '${person.dutyStation}'` });
    for (const [at, { organization }] of person.appointments.entries()) check('organization', organization, ['people', name, 'appointments', at, 'organization']);
  }
  for (const [name, organization] of Object.entries(scenario.organizations)) {
    for (const [at, member] of (organization.members ?? []).entries()) check('organization', member, ['organizations', name, 'members', at]);
    if (!organization.members && !organization.side) problems.push({ path: ['organizations', name], message: 'an organization stands on a side (un or partner), or is a group with members' });
  }
}
