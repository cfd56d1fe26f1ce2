import { Controller, Inject } from '@nestjs/common';
import { seesWhole } from '@suivi/access';
import { answers, type RouteInput, type RouteResponse } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';
import * as stage from '@suivi/updates';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Note = Promise<RouteResponse<typeof answers.writeNote>>;

/** Notes of the desks. */
@Controller()
export class NotesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(answers.listNotes)
  async list(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof answers.listNotes>): Promise<RouteResponse<typeof answers.listNotes>> {
    await stage.partnershipOfCommitment(this.api.db, scope, params.id);
    return { items: await stage.notesOn(this.api.db, scope, params.id) };
  }

  @Handles(answers.writeNote)
  async write(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.writeNote>): Note {
    const partnershipId = await stage.partnershipOfCommitment(this.api.db, caller.scope, params.id);
    if (!seesWhole(caller.scope, partnershipId)) throw new Refusal('not-found', `there is no commitment ${params.id}`);
    allow(stage.mayWriteNote(caller.scope, { partnershipId, side: body.side }), 'notes are written by the desks, those internal to a side by that side');
    return stage.writeNote(this.api.db, { ...body, commitmentId: params.id, partnershipId }, actBy(caller, this.api));
  }

  @Handles(answers.changeNote)
  async change(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof answers.changeNote>, @IfMatch() version?: number): Note {
    return stage.changeNote(this.api.db, { ...body, ...(await this.own(caller, params.id)), id: params.id, version }, actBy(caller, this.api));
  }

  @Handles(answers.deleteNote)
  async remove(@By() caller: Caller, @Input() { params }: RouteInput<typeof answers.deleteNote>, @IfMatch() version?: number): Promise<void> {
    await stage.deleteNote(this.api.db, { ...(await this.own(caller, params.id)), id: params.id, version }, actBy(caller, this.api));
  }

  private async own({ scope }: Caller, id: number): Promise<{ partnershipId: number }> {
    const note = await stage.noteSeen(this.api.db, scope, id);
    allow(stage.mayChangeNote(scope, note), 'a note is changed by who wrote it');
    return { partnershipId: note.partnershipId };
  }
}
