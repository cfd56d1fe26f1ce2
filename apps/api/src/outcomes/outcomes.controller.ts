import { Controller, Inject } from '@nestjs/common';
import { addMeeting, holdMeeting, moveMeeting, reopenProposal } from '@suivi/commitments';
import { commitments, outcomes, type RouteInput, type RouteResponse } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';
import * as stage from '@suivi/outcomes';
import { actNow, API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { documentOf, formerVersionOf, meetingOf, proposalOf } from './outcomes.shapes.js';

@Controller()
export class OutcomesController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(outcomes.listSeries)
  async series(@Input() { query }: RouteInput<typeof outcomes.listSeries>): Promise<RouteResponse<typeof outcomes.listSeries>> {
    return { items: await stage.seriesOf(this.api.db, query.partnershipId) };
  }

  @Handles(outcomes.createSeries)
  createSeries(@Input() { body }: RouteInput<typeof outcomes.createSeries>): Promise<RouteResponse<typeof outcomes.createSeries>> {
    return stage.createSeries(this.api.db, body, actNow(this.api));
  }

  @Handles(outcomes.listMeetings)
  async meetings(@Input() { query }: RouteInput<typeof outcomes.listMeetings>): Promise<RouteResponse<typeof outcomes.listMeetings>> {
    return { items: (await stage.meetingsOf(this.api.db, query)).map(meetingOf) };
  }

  @Handles(outcomes.createMeeting)
  async createMeeting(@Input() { body }: RouteInput<typeof outcomes.createMeeting>): Promise<RouteResponse<typeof outcomes.createMeeting>> {
    return this.shown((await addMeeting(this.api.db, body, actNow(this.api))).id);
  }

  @Handles(outcomes.readMeeting)
  meeting(@Input() { params }: RouteInput<typeof outcomes.readMeeting>): Promise<RouteResponse<typeof outcomes.readMeeting>> {
    return this.shown(params.id);
  }

  @Handles(outcomes.moveMeeting)
  async move(@Input() { params, body }: RouteInput<typeof outcomes.moveMeeting>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.moveMeeting>> {
    return this.shown((await moveMeeting(this.api.db, { ...body, id: params.id, version }, actNow(this.api))).id);
  }

  @Handles(outcomes.holdMeeting)
  async hold(@Input() { params, body }: RouteInput<typeof outcomes.holdMeeting>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.holdMeeting>> {
    return this.shown((await holdMeeting(this.api.db, { ...body, id: params.id, version }, actNow(this.api))).id);
  }

  @Handles(outcomes.listDocuments)
  async documents(@Input() { params }: RouteInput<typeof outcomes.listDocuments>): Promise<RouteResponse<typeof outcomes.listDocuments>> {
    await stage.meeting(this.api.db, params.id);
    return { items: (await stage.documentsWhere(this.api.db, { meetingId: params.id })).map(documentOf) };
  }

  @Handles(outcomes.importDocument)
  async importDocument(@Input() { params, body }: RouteInput<typeof outcomes.importDocument>): Promise<RouteResponse<typeof outcomes.importDocument>> {
    const row = await stage.importDocument(this.api.db, { ...body, meetingId: params.id }, actNow(this.api));
    return this.document(row.id);
  }

  @Handles(outcomes.readDocument)
  async read(@Input() { params, query }: RouteInput<typeof outcomes.readDocument>): Promise<RouteResponse<typeof outcomes.readDocument>> {
    const document = await this.document(params.id);
    const paragraphs = await stage.paragraphsAsWritten(this.api.db, params.id, query.version);
    const formerVersions = (await stage.formerEditionsOf(this.api.db, params.id)).map(formerVersionOf);
    return { ...document, paragraphs: paragraphs.map(({ documentId: _, position: __, edition: ___, ...paragraph }) => paragraph), formerVersions };
  }

  @Handles(outcomes.listProposals)
  async proposals(@Input() { params }: RouteInput<typeof outcomes.listProposals>): Promise<RouteResponse<typeof outcomes.listProposals>> {
    await this.document(params.id);
    return { items: (await stage.proposalsOf(this.api.db, params.id)).map(proposalOf) };
  }

  @Handles(outcomes.editProposal)
  async edit(@Input() { params, body }: RouteInput<typeof outcomes.editProposal>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.editProposal>> {
    return this.proposal((await stage.editProposal(this.api.db, { ...body, id: params.id, version }, actNow(this.api))));
  }

  @Handles(outcomes.rejectProposal)
  async reject(@Input() { params, body }: RouteInput<typeof outcomes.rejectProposal>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.rejectProposal>> {
    return this.proposal((await stage.rejectProposal(this.api.db, { ...body, id: params.id, version }, actNow(this.api))));
  }

  @Handles(outcomes.addProposal)
  async add(@Input() { params, body }: RouteInput<typeof outcomes.addProposal>): Promise<RouteResponse<typeof outcomes.addProposal>> {
    return this.proposal(await stage.addProposal(this.api.db, { ...body, documentId: params.id }, actNow(this.api)));
  }

  @Handles(outcomes.splitProposal)
  async split(@Input() { params, body }: RouteInput<typeof outcomes.splitProposal>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.splitProposal>> {
    const halves = await stage.splitProposal(this.api.db, { ...body, id: params.id, version }, actNow(this.api));
    return { items: await Promise.all(halves.map((half) => this.proposal(half))) };
  }

  @Handles(outcomes.mergeProposals)
  async merge(@Input() { params, body }: RouteInput<typeof outcomes.mergeProposals>, @IfMatch() version?: number): Promise<RouteResponse<typeof outcomes.mergeProposals>> {
    return this.proposal(await stage.mergeProposals(this.api.db, { ...body, id: params.id, version }, actNow(this.api)));
  }

  @Handles(commitments.reopenProposal)
  async reopen(@Input() { params }: RouteInput<typeof commitments.reopenProposal>, @IfMatch() version?: number): Promise<RouteResponse<typeof commitments.reopenProposal>> {
    return this.proposal(await reopenProposal(this.api.db, { id: params.id, version }, actNow(this.api)));
  }

  private async shown(id: number): Promise<RouteResponse<typeof outcomes.readMeeting>> {
    const [row] = await stage.meetingsOf(this.api.db, { id });
    if (!row) throw new Refusal('not-found', `there is no meeting ${id}`);
    return meetingOf(row);
  }

  private async document(id: number): Promise<RouteResponse<typeof outcomes.importDocument>> {
    const [row] = await stage.documentsWhere(this.api.db, { id });
    if (!row) throw new Refusal('not-found', `there is no document ${id}`);
    return documentOf(row);
  }

  private async proposal(changed: stage.Proposal): Promise<RouteResponse<typeof outcomes.editProposal>> {
    const paragraph = await stage.paragraphById(this.api.db, changed.paragraphId);
    return proposalOf({ proposal: changed, paragraphLabel: paragraph?.label ?? '' });
  }
}
