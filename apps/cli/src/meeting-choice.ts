import { wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { partnershipsOf } from '@suivi/directory';
import { type Meeting, meetingsOf, type Series, seriesOf } from '@suivi/outcomes';
import { Failure } from './failure.js';

/** How a person names a meeting: by its ordinal, and by partnership and series as far as needed. */
export interface MeetingNamed {
  ordinal: number;
  partnership?: string;
  series?: string;
}

interface Candidate {
  meeting: Meeting;
  series: Series;
  partnership: string;
}

const called = ({ partnership, series, meeting }: Candidate): string => `--partnership ${partnership} --series ${series.slug} (meeting ${meeting.ordinal}, ${meeting.startsOn})`;
const listOf = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(', '));

const noPartnership = (slug: string, known: readonly { slug: string }[]): Failure =>
  new Failure(`There is no partnership ${slug}; there are: ${listOf(known.map((partnership) => partnership.slug))}.`);

/** The id of the partnership that a slug names; fails with those that there are. */
export async function choosePartnership(sql: Sql, slug: string): Promise<number> {
  const partnerships = await partnershipsOf(sql, wholeInstallation);
  const found = partnerships.find((partnership) => partnership.slug === slug);
  if (!found) throw noPartnership(slug, partnerships);
  return found.id;
}

/** The one meeting that is meant; fails with what there is if none or several fit. */
export async function chooseMeeting(sql: Sql, named: MeetingNamed): Promise<Meeting> {
  const partnerships = await partnershipsOf(sql, wholeInstallation);
  const wanted = partnerships.filter(({ slug }) => named.partnership === undefined || slug === named.partnership);
  if (wanted.length === 0 && named.partnership !== undefined) throw noPartnership(named.partnership, partnerships);
  const slugs = new Map(wanted.map(({ id, slug }) => [id, slug]));
  const all = (await seriesOf(sql, wholeInstallation)).filter(({ partnershipId }) => slugs.has(partnershipId));
  const inSeries = all.filter(({ slug }) => named.series === undefined || slug === named.series);
  if (inSeries.length === 0 && named.series !== undefined) throw new Failure(`There is no series ${named.series} here; there are: ${listOf(all.map(({ slug }) => slug))}.`);
  const candidates = (await meetingsOf(sql, wholeInstallation, {})).flatMap(({ meeting }): Candidate[] => {
    const series = inSeries.find(({ id }) => id === meeting.seriesId);
    return series ? [{ meeting, series, partnership: slugs.get(series.partnershipId) ?? '' }] : [];
  });
  return theOne(candidates, named.ordinal);
}

function theOne(candidates: readonly Candidate[], ordinal: number): Meeting {
  const fitting = candidates.filter(({ meeting }) => meeting.ordinal === ordinal);
  const [first] = fitting;
  if (first === undefined) throw new Failure(`There is no meeting ${ordinal} here; there are: ${listOf(candidates.map(({ meeting }) => String(meeting.ordinal)))}.`);
  if (fitting.length > 1) throw new Failure(`Several meetings bear the number ${ordinal}; say which:\n${fitting.map((found) => `  ${called(found)}`).join('\n')}`);
  return first.meeting;
}
