import { vocabulary, type MailState } from '@suivi/contract';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch } from '../features/administration/audit/audit-search.js';
import { deskSearch } from '../features/updates/desk/desk-search.js';
import { registerSearch } from '../features/commitments/register-search.js';
import { idIn, understood } from '../ui/address.js';
import { LandingScreen } from './landing-screen.js';
import { Broken, NotFound } from './lost.js';
import { Shell } from './shell.js';

/** A number in the address; what is none leads to a record that does not exist. */
const numberIn = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });
/** Its search is the register's, which stood here: what was bookmarked or sent is still found. */
const landing = createRoute({ getParentRoute: () => root, path: '/', validateSearch: registerSearch, component: LandingScreen });
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('../features/commitments/register-page.js'), 'RegisterPage'),
});
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./desk-screen.js'), 'DeskScreen'),
});
const mine = createRoute({
  getParentRoute: () => root,
  path: '/mine',
  component: lazyRouteComponent(() => import('./mine-screen.js'), 'MineScreen'),
});
const commitment = createRoute({
  getParentRoute: () => root,
  path: '/commitments/$commitmentId',
  params: { parse: ({ commitmentId }) => ({ commitmentId: numberIn(commitmentId) }), stringify: ({ commitmentId }) => ({ commitmentId: String(commitmentId) }) },
  component: lazyRouteComponent(() => import('./commitment-screen.js'), 'CommitmentScreen'),
});
const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: ({ meetingId, partnershipId }: Record<string, unknown>): { meetingId?: number; partnershipId?: number } => understood({ meetingId: idIn(meetingId), partnershipId: idIn(partnershipId) }),
  component: lazyRouteComponent(() => import('./documents-screen.js'), 'DocumentsScreen'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/documents/$documentId/review',
  params: { parse: ({ documentId }) => ({ documentId: numberIn(documentId) }), stringify: ({ documentId }) => ({ documentId: String(documentId) }) },
  validateSearch: ({ beside }: Record<string, unknown>): { beside?: number } => understood({ beside: idIn(beside) }),
  component: lazyRouteComponent(() => import('./review-screen.js'), 'ReviewScreen'),
});
const correction = createRoute({
  getParentRoute: () => root,
  path: '/documents/$documentId/correct',
  params: { parse: ({ documentId }) => ({ documentId: numberIn(documentId) }), stringify: ({ documentId }) => ({ documentId: String(documentId) }) },
  component: lazyRouteComponent(() => import('./correction-screen.js'), 'CorrectionScreen'),
});
const formerVersion = createRoute({
  getParentRoute: () => root,
  path: '/documents/$documentId/versions/$version',
  params: {
    parse: ({ documentId, version }) => ({ documentId: numberIn(documentId), version: numberIn(version) }),
    stringify: ({ documentId, version }) => ({ documentId: String(documentId), version: String(version) }),
  },
  component: lazyRouteComponent(() => import('./former-version-screen.js'), 'FormerVersionScreen'),
});
const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./meetings-screen.js'), 'MeetingsScreen'),
});
const byMeeting = { parse: ({ meetingId }: { meetingId: string }) => ({ meetingId: numberIn(meetingId) }), stringify: ({ meetingId }: { meetingId: number }) => ({ meetingId: String(meetingId) }) };
const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meetingId',
  params: byMeeting,
  component: lazyRouteComponent(() => import('./meeting-screen.js'), 'MeetingScreen'),
});
const closeMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meetingId/close',
  params: byMeeting,
  component: lazyRouteComponent(() => import('./close-meeting-screen.js'), 'CloseMeetingScreen'),
});
const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/outcomes/start/start-page.js'), 'StartPage'),
});
const callForInputs = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meetingId/call',
  params: byMeeting,
  component: lazyRouteComponent(() => import('./call-screen.js'), 'CallScreen'),
});
const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/mailbox/{-$messageId}',
  params: {
    parse: ({ messageId }) => ({ messageId: messageId === undefined ? undefined : numberIn(messageId) }),
    stringify: ({ messageId }) => ({ messageId: messageId === undefined ? undefined : String(messageId) }),
  },
  component: lazyRouteComponent(() => import('../features/emails/mailbox-page.js'), 'MailboxPage'),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/mails/{-$mailId}',
  params: {
    parse: ({ mailId }) => ({ mailId: mailId === undefined ? undefined : numberIn(mailId) }),
    stringify: ({ mailId }) => ({ mailId: mailId === undefined ? undefined : String(mailId) }),
  },
  validateSearch: ({ state }: Record<string, unknown>): { state?: MailState } => {
    const known = vocabulary.mailStates.find((one) => one === state);
    return known ? { state: known } : {};
  },
  component: lazyRouteComponent(() => import('../features/emails/ledger-page.js'), 'LedgerPage'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/reminders',
  validateSearch: ({ partnershipId }: Record<string, unknown>): { partnershipId?: number } => understood({ partnershipId: idIn(partnershipId) }),
  component: lazyRouteComponent(() => import('./policy-screen.js'), 'PolicyScreen'),
});

const replies = createRoute({
  getParentRoute: () => root,
  path: '/replies',
  component: lazyRouteComponent(() => import('../features/updates/replies-page.js'), 'RepliesPage'),
});

const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: lazyRouteComponent(() => import('./reports-screen.js'), 'ReportsScreen') });
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$reportId',
  params: { parse: ({ reportId }) => ({ reportId: numberIn(reportId) }), stringify: ({ reportId }) => ({ reportId: String(reportId) }) },
  component: lazyRouteComponent(() => import('./reports-screen.js'), 'ReportScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/directory/account/account-page.js'), 'AccountPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: ({ partnershipId, view }: Record<string, unknown>): { partnershipId?: number; view?: 'accounts' } => understood({ partnershipId: idIn(partnershipId), view: view === 'accounts' ? view : undefined }),
  component: lazyRouteComponent(() => import('../features/directory/people/people-page.js'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  params: { parse: ({ personId }) => ({ personId: numberIn(personId) }), stringify: ({ personId }) => ({ personId: String(personId) }) },
  component: lazyRouteComponent(() => import('../features/directory/people/person-page.js'), 'PersonPage'),
});

const partnerships = createRoute({
  getParentRoute: () => root,
  path: '/partnerships',
  component: lazyRouteComponent(() => import('./partnerships-screen.js'), 'PartnershipsScreen'),
});

const partnership = createRoute({
  getParentRoute: () => root,
  path: '/partnerships/$partnershipId',
  params: { parse: ({ partnershipId }) => ({ partnershipId: numberIn(partnershipId) }), stringify: ({ partnershipId }) => ({ partnershipId: String(partnershipId) }) },
  component: lazyRouteComponent(() => import('./partnerships-screen.js'), 'PartnershipScreen'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../features/webhooks/webhooks-page.js'), 'WebhooksPage'),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() => import('../features/administration/administration-page.js'), 'AdministrationPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/administration/audit/audit-page.js'), 'AuditPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/administration/settings',
  component: lazyRouteComponent(() => import('../features/administration/settings-page.js'), 'SettingsPage'),
});
const calendars = createRoute({
  getParentRoute: () => root,
  path: '/administration/calendars',
  component: lazyRouteComponent(() => import('../features/administration/calendars/calendars-page.js'), 'CalendarsPage'),
});

/** The screens and their addresses. */
export const router = createRouter({ routeTree: root.addChildren([landing, start, register, desk, mine, commitment, documents, review, correction, formerVersion, meetings, meeting, closeMeeting, callForInputs, mailbox, ledger, policy, replies, reports, report, account, people, person, partnerships, partnership, webhooks, administration, audit, settings, calendars]), defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
