export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
export { readCallAnswer, signCallAnswer } from './call-answer.js';
export type { CallAnswer } from './call-answer.js';
export { readCalendar, signCalendar } from './calendar-access.js';
export type { CalendarAccess } from './calendar-access.js';
export { readUnsubscription, signUnsubscription } from './unsubscription.js';
export type { Unsubscription } from './unsubscription.js';
export {
  administers, coordinates, coordinatesSide, nothingAtAll, partnershipsAdministered, partnershipsCoordinated, partnershipsSeen, partnershipsWhole, reportsFor, seesPartnership, seesWhole, wholeInstallation,
} from './scope.js';
export type { OwnEntity, Scope, WholePartnership } from './scope.js';
export { digestOf, isSameSecret } from './secrets.js';
export { cookieIn, cookiePrefixFor, sessionCookie, sessionSecretFor, sessionTokenIn, setCookie } from './session-cookie.js';
export { sessionBehind, tokenBehind, usualSessionLimits } from './bearers.js';
export type { SessionLimits } from './bearers.js';
export { inAdministeredPartnership, inCoordinatedPartnership, inSeenPartnership, inWholePartnership, isOneOf } from './scope.store.js';
export { createAuth } from './auth.js';
export { addressHeader } from './auth-options.js';
export type { Auth, AuthOptions, OidcEnd, OidcProvider } from './auth-options.js';
export { accessDataOf, eraseAccess } from './personal-access.store.js';
export { ensureAccount, isClaim, newClaim, takeClaim } from './accounts.js';
export {
  accountById, claimedSince, deleteEndedSessions, deleteSession, deleteSessions, insertToken, revokeToken, sessionsOfPerson, setDisabled, tokensOfPerson,
} from './accounts.store.js';
export type { AccountRow, TokenRow } from './accounts.store.js';
export { looksLikeApiToken, newApiToken } from './api-token.js';
export { askSignIn, signInMinutes, signInRequestAt, useSignIn } from './sign-in-request.js';
export type { SignInAsk, SignInOutcome } from './sign-in-request.js';
export { codeOf, linkTokenOf, newBrowserSecret, requestOfLink, shownCode } from './sign-in-secrets.js';
