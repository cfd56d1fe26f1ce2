import { Controller, Inject } from '@nestjs/common';
import { addThematicAreas, thematicAreasOf } from '@suivi/commitments';
import { commitments, directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import { transact } from '@suivi/db';
import * as stage from '@suivi/directory';
import { Refusal } from '@suivi/kernel';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { appointmentOf, partnershipOf, personOf, stationOf } from './directory.shapes.js';

@Controller()
export class DirectoryController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.listPartnerships)
  async partnerships(): Promise<RouteResponse<typeof directory.listPartnerships>> {
    return { items: (await stage.allPartnerships(this.api.db)).map(partnershipOf) };
  }

  @Handles(directory.createPartnership)
  async createPartnership(@Input() { body }: RouteInput<typeof directory.createPartnership>): Promise<RouteResponse<typeof directory.createPartnership>> {
    const act = actNow(this.api);
    return transact(this.api.db, async (tx) => {
      const row = await stage.createPartnership(tx, body, act);
      await addThematicAreas(tx, row.id, body.thematicAreas);
      return partnershipOf(row);
    });
  }

  @Handles(commitments.listThematicAreas)
  async thematicAreas(@Input() { params }: RouteInput<typeof commitments.listThematicAreas>): Promise<RouteResponse<typeof commitments.listThematicAreas>> {
    await stage.partnership(this.api.db, params.id);
    return { items: await thematicAreasOf(this.api.db, params.id) };
  }

  @Handles(directory.listOrganizations)
  async organizations(@Input() { query }: RouteInput<typeof directory.listOrganizations>): Promise<RouteResponse<typeof directory.listOrganizations>> {
    return { items: await stage.organizationsOf(this.api.db, query.partnershipId) };
  }

  @Handles(directory.createOrganization)
  async createOrganization(@Input() { body }: RouteInput<typeof directory.createOrganization>): Promise<RouteResponse<typeof directory.createOrganization>> {
    return { ...(await stage.createOrganization(this.api.db, body, actNow(this.api))), side: null };
  }

  @Handles(directory.addParticipant)
  addParticipant(@Input() { params, body }: RouteInput<typeof directory.addParticipant>): Promise<RouteResponse<typeof directory.addParticipant>> {
    return stage.addParticipant(this.api.db, { partnershipId: params.id, ...body }, actNow(this.api));
  }

  @Handles(directory.listPeople)
  async people(@Input() { query }: RouteInput<typeof directory.listPeople>): Promise<RouteResponse<typeof directory.listPeople>> {
    const after = Number(query.cursor ?? 0);
    if (!Number.isSafeInteger(after)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
    const rows = await stage.peopleAfter(this.api.db, after, query.limit + 1);
    const items = rows.slice(0, query.limit).map(personOf);
    return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.id) : null };
  }

  @Handles(directory.createPerson)
  async createPerson(@Input() { body }: RouteInput<typeof directory.createPerson>): Promise<RouteResponse<typeof directory.createPerson>> {
    return personOf(await stage.createPerson(this.api.db, body, actNow(this.api)));
  }

  @Handles(directory.listAppointments)
  async appointments(@Input() { params }: RouteInput<typeof directory.listAppointments>): Promise<RouteResponse<typeof directory.listAppointments>> {
    await stage.partnership(this.api.db, params.id);
    return { items: (await stage.appointmentsOf(this.api.db, params.id)).map(appointmentOf) };
  }

  @Handles(directory.createAppointment)
  async appoint(@Input() { params, body }: RouteInput<typeof directory.createAppointment>): Promise<RouteResponse<typeof directory.createAppointment>> {
    const row = await stage.appoint(this.api.db, { partnershipId: params.id, ...body }, actNow(this.api));
    return this.inFull(row);
  }

  @Handles(directory.endAppointment)
  async endAppointment(@Input() { params, body }: RouteInput<typeof directory.endAppointment>): Promise<RouteResponse<typeof directory.endAppointment>> {
    return this.inFull(await stage.endAppointment(this.api.db, { id: params.id, ...body }, actNow(this.api)));
  }

  @Handles(directory.listDutyStations)
  async dutyStations(): Promise<RouteResponse<typeof directory.listDutyStations>> {
    const stations = await stage.allDutyStations(this.api.db);
    const holidays = await stage.holidaysOf(this.api.db, stations.map((s) => s.id));
    return { items: stations.map((s) => stationOf(s, holidays)) };
  }

  @Handles(directory.createDutyStation)
  async createDutyStation(@Input() { body }: RouteInput<typeof directory.createDutyStation>): Promise<RouteResponse<typeof directory.createDutyStation>> {
    const row = await stage.createDutyStation(this.api.db, body, actNow(this.api));
    return stationOf(row, await stage.holidaysOf(this.api.db, [row.id]));
  }

  private async inFull(row: stage.Appointment): Promise<RouteResponse<typeof directory.createAppointment>> {
    const [person, organization] = [await stage.person(this.api.db, row.personId), await stage.organization(this.api.db, row.organizationId)];
    return appointmentOf({ appointment: row, person, organization });
  }
}
