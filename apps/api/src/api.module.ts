import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { AccountsController } from './access/accounts.controller.js';
import type { ClaimWatch } from './access/claim-watch.js';
import { Claims } from './access/claims.js';
import { Noted } from './access/noted.js';
import { SessionsController } from './access/sessions.controller.js';
import { SignInController } from './access/sign-in.controller.js';
import { SignIns } from './access/sign-ins.js';
import { SingleSignOn } from './access/single-sign-on.js';
import { SettingsController } from './admin/settings.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CommitmentsController } from './commitments/commitments.controller.js';
import { DeskController } from './commitments/desk.controller.js';
import { ObjectivesController } from './commitments/objectives.controller.js';
import { TableController } from './commitments/table.controller.js';
import { AppointmentsController } from './directory/appointments.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DutyStationsController } from './directory/duty-stations.controller.js';
import { InstrumentsController } from './directory/instruments.controller.js';
import { PersonalDataController } from './directory/personal-data.controller.js';
import { SampleController } from './directory/sample.controller.js';
import { ReachabilityController } from './directory/reachability.controller.js';
import { CalendarController } from './emails/calendar.controller.js';
import { EmailsController } from './emails/emails.controller.js';
import { MailboxController } from './emails/mailbox.controller.js';
import { UnsubscribeController } from './emails/unsubscribe.controller.js';
import { Figures } from './health/figures.js';
import { HealthController } from './health/health.controller.js';
import { API, type ApiContext } from './http/context.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import { Once } from './http/once.js';
import { ProblemFilter } from './http/problem.filter.js';
import { DocumentsController } from './outcomes/documents.controller.js';
import { MeetingsController } from './outcomes/meetings.controller.js';
import { ProposalsController } from './outcomes/proposals.controller.js';
import { ReadingsController } from './outcomes/readings.controller.js';
import { RevisionsController } from './outcomes/revisions.controller.js';
import { CallAnswersController } from './reminders/call-answers.controller.js';
import { CallsController } from './reminders/calls.controller.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { ReportDocumentsController } from './reports/report-documents.controller.js';
import { ReportLifeController } from './reports/report-life.controller.js';
import { ReportOutputsController } from './reports/report-outputs.controller.js';
import { ReportTextsController } from './reports/report-texts.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { DeskPageController } from './updates/desk-page.controller.js';
import { CallPageController } from './updates/call-page.controller.js';
import { CallSheetsController } from './updates/call-sheets.controller.js';
import { AnswerController } from './updates/answer.controller.js';
import { RepliesController } from './updates/replies.controller.js';
import { InputsController } from './updates/inputs.controller.js';
import { MineController } from './updates/mine.controller.js';
import { NotesController } from './updates/notes.controller.js';
import { RequestsController } from './updates/requests.controller.js';
import { UpdatesController } from './updates/updates.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

@Module({})
export class ApiModule {
  static with(context: ApiContext, claim: ClaimWatch): DynamicModule {
    const signIns = new SignIns(context, claim);
    return {
      module: ApiModule,
      controllers: [
        DirectoryController, DutyStationsController, InstrumentsController, AppointmentsController, ReachabilityController, PersonalDataController, SampleController,
        MeetingsController, DocumentsController, ProposalsController, ReadingsController, RevisionsController,
        CommitmentsController, DeskController, ObjectivesController, TableController,
        RemindersController, CallsController, CallAnswersController,
        EmailsController, MailboxController, UnsubscribeController, CalendarController,
        RepliesController, UpdatesController, RequestsController, InputsController, NotesController, AnswerController, DeskPageController, MineController, CallPageController, CallSheetsController,
        ReportsController, ReportDocumentsController, ReportTextsController, ReportLifeController, ReportOutputsController,
        WebhooksController, AuditController, SettingsController,
        SignInController, SessionsController, AccountsController,
        HealthController,
      ],
      providers: [
        { provide: API, useValue: context },
        { provide: SignIns, useValue: signIns },
        { provide: SingleSignOn, useValue: new SingleSignOn(context, signIns) },
        { provide: Claims, useValue: new Claims(context, claim, signIns) },
        Figures,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: Noted },
        { provide: APP_INTERCEPTOR, useClass: Once },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}
