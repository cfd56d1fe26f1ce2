import type { ConsolidatedReport, ReportDress } from '@suivi/contract';
import { message } from '@suivi/i18n';
import { compareNames } from '../sections/groups.js';
import type { ReportSection } from '../sections/section.js';

type Organization = ConsolidatedReport['organizations'][number];
type Instrument = Organization['instruments'][number];

/** Organizations in the order of the version: English alphabetical in all of them, or by the version's language. */
export const organizationsIn = (report: ConsolidatedReport, dress: ReportDress): Organization[] => {
  const compare = compareNames(dress.order, report.language);
  return [...report.organizations].sort((a, b) => compare(a.organization, b.organization));
};

/** Instruments whose term ends before the next report. */
export const expiring = (organizations: readonly Organization[]): { of: Organization; instrument: Instrument }[] =>
  organizations.flatMap((of) => of.instruments.filter((i) => i.standing === 'expires').map((instrument) => ({ of, instrument })));

/** The key of what is told of an organization, by its partnership. */
export const organizationKey = (partnershipId: number): string => `organization:${partnershipId}`;

/** The partnership that such a key names; undefined for the key of another section. */
export const partnershipOfKey = (key: string): number | undefined => {
  const [, id] = /^organization:([1-9]\d{0,14})$/.exec(key) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** The sections of a consolidated report, with keys that stay. */
export function consolidatedSectionsOf(report: ConsolidatedReport, dress: ReportDress): ReportSection[] {
  const heading = (key: 'introduction' | 'organizations' | 'instruments' | 'observations' | 'recommendations') => message(report.language, `report.heading.${key}`);
  const { from, asOf, nextReportOn } = report;
  return [
    { key: 'introduction', heading: heading('introduction'), depth: 1, facts: { from, asOf, nextReportOn } },
    { key: 'organizations', heading: heading('organizations'), depth: 1, facts: { organizations: report.organizations.map(({ id }) => id) } },
    ...organizationsIn(report, dress).map((of): ReportSection => ({ key: organizationKey(of.id), heading: of.organization.name, depth: 2, facts: of })),
    { key: 'instruments', heading: heading('instruments'), depth: 1, facts: { instruments: expiring(report.organizations).map(({ instrument }) => instrument) } },
    { key: 'observations', heading: heading('observations'), depth: 1, facts: { asOf } },
    { key: 'recommendations', heading: heading('recommendations'), depth: 1, facts: { asOf } },
  ];
}
