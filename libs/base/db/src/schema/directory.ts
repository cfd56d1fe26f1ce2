import type { InstrumentKind, Role, Side } from '@suivi/contract';
import type { Language, LocalizedText } from '@suivi/kernel';
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, identity, instant, ref } from './columns.js';

/** Where people work: a zone, the weekdays that are worked there, and its holidays. */
export const dutyStation = pgTable('duty_station', {
  id: identity(),
  name: text('name').notNull().unique(),
  country: text('country').notNull(),
  zone: text('zone').notNull(),
  weekdays: integer('weekdays').array().notNull(),
});

export const holiday = pgTable(
  'holiday',
  { dutyStationId: ref('duty_station_id').notNull().references(() => dutyStation.id), on: day('on').notNull(), name: text('name').notNull() },
  (t) => [primaryKey({ columns: [t.dutyStationId, t.on] })],
);

/** Two sides that meet in a series. */
export const partnership = pgTable('partnership', {
  id: identity(),
  slug: text('slug').notNull().unique(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  isSample: boolean('is_sample').notNull(),
  dueSoonDays: integer('due_soon_days').notNull(),
  silentAfterDays: integer('silent_after_days').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const organization = pgTable('organization', {
  id: identity(),
  acronym: text('acronym').notNull().unique(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  sortKey: text('sort_key').notNull(),
  succeededById: ref('succeeded_by_id').references((): AnyPgColumn => organization.id),
});

/** The members of a group ("the participating agencies"): named as owner, a group stands for each of them. */
export const groupMember = pgTable(
  'group_member',
  {
    groupId: ref('group_id').notNull().references(() => organization.id),
    memberId: ref('member_id').notNull().references(() => organization.id),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.memberId] })],
);

/** A name that an organization bore until a day; old documents keep it. */
export const formerName = pgTable('former_name', {
  id: identity(),
  organizationId: ref('organization_id').notNull().references(() => organization.id),
  acronym: text('acronym').notNull(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  until: day('until').notNull(),
});

/** Which side of a partnership an organization stands on. */
export const participant = pgTable(
  'participant',
  {
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    side: text('side').$type<Side>().notNull(),
    /** Whether the head of the entity clears what its focal points write before it is submitted. */
    needsClearance: boolean('needs_clearance').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.partnershipId, t.organizationId] })],
);

/** A text between the two sides that has a term: a memorandum, a plan of action, a framework. What ends with a term is told before it ends. */
export const instrument = pgTable(
  'instrument',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    parties: text('parties').array().notNull(),
    signedOn: day('signed_on'),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    version: integer('version').notNull(),
  },
  (t) => [index('instrument_of_partnership').on(t.partnershipId, t.id)],
);

export const person = pgTable('person', {
  id: identity(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  language: text('language').$type<Language>().notNull(),
  zone: text('zone').notNull(),
  dutyStationId: ref('duty_station_id').references(() => dutyStation.id),
  isSample: boolean('is_sample').notNull(),
  contactLostAt: instant('contact_lost_at'),
  digestsOffAt: instant('digests_off_at'),
  /** Links to answer bear the generation that they were signed in; a revocation begins the next one. */
  linkGeneration: integer('link_generation').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  version: integer('version').notNull().default(1),
}, (t) => [index('person_contact_lost').on(t.contactLostAt).where(sql`contact_lost_at is not null`)]);

/** Days on which a person is away, both included: mail waits, and the alternate is asked instead. */
export const absence = pgTable(
  'absence',
  { id: identity(), personId: ref('person_id').notNull().references(() => person.id), startsOn: day('starts_on').notNull(), endsOn: day('ends_on').notNull() },
  (t) => [index('absence_of_person').on(t.personId, t.startsOn), check('absence_days', sql`ends_on >= starts_on`)],
);

/** The role that a person holds for an organization in a partnership, from a day to a day (both included). */
export const appointment = pgTable(
  'appointment',
  {
    id: identity(),
    partnershipId: ref('partnership_id').notNull().references(() => partnership.id),
    organizationId: ref('organization_id').notNull().references(() => organization.id),
    personId: ref('person_id').notNull().references(() => person.id),
    role: text('role').$type<Role>().notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on'),
  },
  (t) => [
    uniqueIndex('appointment_once').on(t.partnershipId, t.organizationId, t.personId, t.role, t.startsOn),
    index('appointment_of_organization').on(t.partnershipId, t.organizationId, t.role),
    index('appointment_of_person').on(t.personId),
  ],
);
