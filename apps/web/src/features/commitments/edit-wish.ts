import type { commitments, Level, RouteBody } from '@suivi/contract';
import type { CommitmentInFull, Project } from './commitments.js';
import type { DeadlineWish } from './deadline-choice.js';
import { ownersOf, type OwnersWish } from './owners-choice.js';

type Body = RouteBody<typeof commitments.editCommitment>;

/** A project as a form holds it: numbers as they are typed. */
export type ProjectWish = Record<keyof Project, string>;

/** What a person has made of a commitment so far. */
export interface Wish extends OwnersWish {
  title: string;
  area: string | null;
  objective: string | null;
  level: string | null;
  project: ProjectWish;
  deadline: DeadlineWish;
  reason: string;
}

const typed = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

/** How a commitment stands, as a form holds it. */
export const standing = ({ title, owners, thematicArea, objective, level, project }: CommitmentInFull): Omit<Wish, 'deadline' | 'reason'> => ({
  title, area: thematicArea ? String(thematicArea.id) : null, objective: objective ? String(objective.id) : null, level,
  lead: owners.filter(({ part }) => part === 'lead').map(({ organizationId }) => String(organizationId))[0] ?? null,
  contributing: owners.filter(({ part }) => part === 'contributing').map(({ organizationId }) => String(organizationId)).sort(),
  project: { name: typed(project?.name), benefit: typed(project?.benefit), unit: typed(project?.unit), target: typed(project?.target), achieved: typed(project?.achieved) },
});

/** Whether anything of a project is said. */
export const isProject = (wish: ProjectWish): boolean => Object.values(wish).some((text) => text.trim() !== '');

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** A project as the server takes it; null where nothing is said of one. */
export const projectOf = (wish: ProjectWish): Project | null =>
  isProject(wish) ? { name: wish.name.trim(), benefit: wish.benefit.trim(), unit: wish.unit.trim() || null, target: numberOf(wish.target), achieved: numberOf(wish.achieved) } : null;

const sameOwners = (a: OwnersWish, b: OwnersWish): boolean => a.lead === b.lead && [...a.contributing].sort().join() === [...b.contributing].sort().join();
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const idOf = (value: string | null): number | null => (value ? Number(value) : null);

/** How it is classed: area, objective and level, as far as the person changed them. */
function classing(wish: Wish, before: Omit<Wish, 'deadline' | 'reason'>): Pick<Body, 'thematicAreaId' | 'objectiveId' | 'level'> {
  return {
    ...(wish.area === before.area ? {} : { thematicAreaId: idOf(wish.area) }),
    ...(wish.objective === before.objective ? {} : { objectiveId: idOf(wish.objective) }),
    ...(wish.level === before.level ? {} : { level: wish.level as Level | null }),
  };
}

/** Only what the person changed is sent, so that nothing else is written over. */
export function bodyOf(wish: Wish, began: CommitmentInFull): Body {
  const before = standing(began);
  const { way, on, precision } = wish.deadline;
  return {
    ...(wish.title.trim() === before.title ? {} : { title: wish.title.trim() }),
    ...(sameOwners(wish, before) || !wish.lead ? {} : { owners: ownersOf(wish.lead, wish.contributing) }),
    ...classing(wish, before),
    ...(isSame(projectOf(wish.project), projectOf(before.project)) ? {} : { project: projectOf(wish.project) }),
    ...(way === 'said' ? {} : { deadline: way === 'none' ? null : { on, precision } }),
    ...(wish.reason.trim() ? { reason: wish.reason.trim() } : {}),
  };
}
