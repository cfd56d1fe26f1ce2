import { access, directory, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../../ui/change.js';
import { reading } from '../../../ui/reading.js';

export type OpenSession = RouteResponse<typeof access.listSessions>['items'][number];
export type Token = RouteResponse<typeof access.listTokens>['items'][number];

export const useSessions = () => useQuery(reading(access.listSessions));
export const useEndSession = () => useChange(access.endSession, access.listSessions);
export const useEndOtherSessions = () => useChange(access.endOtherSessions, access.listSessions);

export const useTokens = () => useQuery(reading(access.listTokens));
export const useCreateToken = () => useChange(access.createToken, access.listTokens);
export const useRevokeToken = () => useChange(access.revokeToken, access.listTokens);

/** Hands out everything that is held on a person. */
export const useExportPerson = () => useChange(directory.exportPerson);
