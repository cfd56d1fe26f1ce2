import { Controller, Inject } from '@nestjs/common';
import { addObjectives, addThematicAreas, thematicAreasOf } from '@suivi/commitments';
import { commitments, directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import { transact } from '@suivi/db';
import * as stage from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { organizationOf, partnershipOf, personOf } from './directory.shapes.js';

@Controller()
export class DirectoryController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.listPartnerships)
  async partnerships(@By() { scope }: Caller): Promise<RouteResponse<typeof directory.listPartnerships>> {
    return { items: (await stage.partnershipsOf(this.api.db, scope)).map(partnershipOf) };
  }

  @Handles(directory.createPartnership)
  async createPartnership(@By() caller: Caller, @Input() { body }: RouteInput<typeof directory.createPartnership>): Promise<RouteResponse<typeof directory.createPartnership>> {
    allow(stage.mayAddUnplaced(caller.scope), 'partnerships are added by the administrators of the installation');
    return transact(this.api.db, async (tx) => {
      const row = await stage.createPartnership(tx, body, actBy(caller, this.api));
      await addThematicAreas(tx, row.id, body.thematicAreas);
      await addObjectives(tx, row.id, body.strategicObjectives);
      return partnershipOf(row);
    });
  }

  @Handles(commitments.listThematicAreas)
  async thematicAreas(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof commitments.listThematicAreas>): Promise<RouteResponse<typeof commitments.listThematicAreas>> {
    await stage.partnership(this.api.db, scope, params.id);
    return { items: await thematicAreasOf(this.api.db, scope, params.id) };
  }

  @Handles(directory.listOrganizations)
  async organizations(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof directory.listOrganizations>): Promise<RouteResponse<typeof directory.listOrganizations>> {
    const rows = await stage.organizationsOf(this.api.db, scope, query.partnershipId);
    return { items: rows.map((row) => organizationOf(row, row.side)) };
  }

  @Handles(directory.createOrganization)
  async createOrganization(@By() caller: Caller, @Input() { body }: RouteInput<typeof directory.createOrganization>): Promise<RouteResponse<typeof directory.createOrganization>> {
    allow(stage.mayAddUnplaced(caller.scope), 'an organization is added by a desk together with the side on which it stands, else by the administrators of the installation');
    return organizationOf(await stage.createOrganization(this.api.db, body, actBy(caller, this.api)), null);
  }

  @Handles(directory.listParticipants)
  async participants(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof directory.listParticipants>): Promise<RouteResponse<typeof directory.listParticipants>> {
    return { items: await stage.participantsOf(this.api.db, scope, query.partnershipId) };
  }

  @Handles(directory.addParticipant)
  async addParticipant(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.addParticipant>): Promise<RouteResponse<typeof directory.addParticipant>> {
    const { scope } = caller;
    const { id: partnershipId } = await stage.partnership(this.api.db, scope, params.id);
    const named = body.organization ? { acronym: body.organization.acronym } : { organizationId: (await stage.organization(this.api.db, scope, body.organizationId ?? 0)).id };
    const before = await stage.sideOf(this.api.db, scope, { partnershipId, ...named });
    allow(stage.mayPlace(scope, { partnershipId, side: body.side, before }), 'a desk puts organizations on its own side');
    const act = actBy(caller, this.api);
    return transact(this.api.db, async (tx) => {
      const organizationId = body.organization ? (await stage.organizationBearing(tx, body.organization, act)).id : (body.organizationId ?? 0);
      return organizationOf(await stage.addParticipant(tx, { partnershipId, organizationId, side: body.side, needsClearance: body.needsClearance }, act), body.side);
    });
  }

  @Handles(directory.listPeople)
  async people(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof directory.listPeople>): Promise<RouteResponse<typeof directory.listPeople>> {
    const after = Number(query.cursor ?? 0);
    if (!Number.isSafeInteger(after)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
    const rows = await stage.peopleAfter(this.api.db, scope, { after, limit: query.limit + 1, today: localDayOf(this.api.clock.now(), 'utc') });
    const items = rows.slice(0, query.limit).map(personOf);
    return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
  }

  @Handles(directory.createPerson)
  async createPerson(@By() caller: Caller, @Input() { body }: RouteInput<typeof directory.createPerson>): Promise<RouteResponse<typeof directory.createPerson>> {
    allow(stage.mayAddUnplaced(caller.scope), 'a person is added by a desk together with the role that they get, else by the administrators of the installation');
    return personOf(await stage.createPerson(this.api.db, body, actBy(caller, this.api)));
  }
}
