import { Controller, Inject } from '@nestjs/common';
import { directory, type RouteInput, type RouteResponse } from '@suivi/contract';
import { transact } from '@suivi/db';
import * as stage from '@suivi/directory';
import { localDayOf } from '@suivi/kernel';
import { bringsAdministration } from '../access/access.policy.js';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { appointmentOf, personOf } from './directory.shapes.js';

/** Coordinators are named by administrators: a token that was made only to write may not. */
const mayAppoint = (caller: Caller, of: Parameters<typeof stage.mayAppoint>[1]): boolean => stage.mayAppoint(caller.scope, of) && (of.role !== 'coordinator' || bringsAdministration(caller));

/** Who holds which role. */
@Controller()
export class AppointmentsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(directory.listAppointments)
  async list(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.listAppointments>): Promise<RouteResponse<typeof directory.listAppointments>> {
    const { id } = await stage.partnership(this.api.db, caller.scope, params.id);
    return { items: (await stage.appointmentsOf(this.api.db, caller.scope, id)).map((row) => this.shown(caller, row)) };
  }

  @Handles(directory.readPerson)
  async person(@By() caller: Caller, @Input() { params }: RouteInput<typeof directory.readPerson>): Promise<RouteResponse<typeof directory.readPerson>> {
    const { db, clock } = this.api;
    const row = await stage.person(db, caller.scope, params.id, clock.now());
    return { ...personOf(row), appointments: (await stage.appointmentsHeldBy(db, caller.scope, row.id)).map((one) => this.shown(caller, one)) };
  }

  @Handles(directory.createAppointment)
  async appoint(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.createAppointment>): Promise<RouteResponse<typeof directory.createAppointment>> {
    const { db } = this.api;
    const { scope } = caller;
    const act = actBy(caller, this.api);
    const { person: named, personId, ...rest } = body;
    const { id: partnershipId } = await stage.partnership(db, scope, params.id);
    const organization = await stage.organization(db, scope, body.organizationId);
    if (personId !== undefined) await stage.person(db, scope, personId, act.now);
    const side = await stage.sideOf(db, scope, { partnershipId, organizationId: organization.id });
    allow(mayAppoint(caller, { partnershipId, side, role: body.role }), "a desk names the people of its own side's entities; coordinators are named by administrators");
    return transact(db, async (tx) => {
      const id = named ? (await stage.personReachedAt(tx, named, act)).id : (personId ?? 0);
      const row = await stage.appoint(tx, { ...rest, partnershipId, personId: id }, act);
      return this.shown(caller, { appointment: row, organization, person: await stage.person(tx, scope, id, act.now) });
    });
  }

  @Handles(directory.endAppointment)
  async end(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof directory.endAppointment>): Promise<RouteResponse<typeof directory.endAppointment>> {
    const { db } = this.api;
    const before = await stage.appointment(db, caller.scope, params.id);
    allow(mayAppoint(caller, before), "a desk ends the appointments of its own side's entities; those of coordinators are ended by administrators");
    await stage.endAppointment(db, { id: before.id, ...body }, actBy(caller, this.api));
    const rows = await stage.appointmentsOf(db, caller.scope, before.partnershipId);
    return this.shown(caller, rows.find(({ appointment }) => appointment.id === before.id) as (typeof rows)[number]);
  }

  private shown({ scope }: Caller, row: Parameters<typeof appointmentOf>[0]): RouteResponse<typeof directory.createAppointment> {
    return appointmentOf(row, stage.mayReadAddress(scope, row.appointment, localDayOf(this.api.clock.now(), 'utc')));
  }
}
