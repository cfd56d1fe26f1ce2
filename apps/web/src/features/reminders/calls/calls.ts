import { calls, type RouteResponse } from '@suivi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { addressOf, call } from '../../../ui/call.js';
import { useChange } from '../../../ui/change.js';
import { reading, refresh } from '../../../ui/reading.js';

/** A call with what each entity has contributed. */
export type CallInFull = RouteResponse<typeof calls.readCall>;
export type CallSummary = RouteResponse<typeof calls.listCalls>['items'][number];
export type CallAnswer = CallInFull['entities'][number];
export type CallProposal = RouteResponse<typeof calls.proposeCall>;
export type ForeseenCallMail = RouteResponse<typeof calls.previewCall>['items'][number];
export type SheetReport = RouteResponse<typeof calls.takeSheet>;

/** So far ahead it is shown what goes out. */
export const daysAhead = 120;

export const useCalls = (meetingId: number) => useQuery({ ...reading(calls.listCalls, { params: { id: meetingId } }), placeholderData: undefined });
export const useCall = (id: number) => useQuery({ ...reading(calls.readCall, { params: { id } }), placeholderData: undefined });
export const useProposal = (meetingId: number) => useQuery({ ...reading(calls.proposeCall, { params: { id: meetingId } }), placeholderData: undefined });
export const useCallMails = (id: number) => useQuery(reading(calls.previewCall, { params: { id }, query: { days: daysAhead } }));

const touched = [calls.listCalls, calls.readCall, calls.previewCall];
export const useCreateCall = () => useChange(calls.createCall, ...touched);
export const useChangeCall = () => useChange(calls.changeCall, ...touched);
export const useDeleteCall = () => useChange(calls.deleteCall, ...touched);
export const useOpenCall = () => useChange(calls.openCall, ...touched);
export const useCloseCall = () => useChange(calls.closeCall, ...touched);
export const useExtendCall = () => useChange(calls.extendCall, ...touched);
export const useNudge = () => useChange(calls.nudgeEntities, calls.readCall, calls.previewCall);
export const useNothing = () => useChange(calls.noteNothing, ...touched);
/** Takes a response sheet back in, as the file that it is. */
export const useTakeSheet = (id: number) =>
  useMutation<SheetReport, unknown, File>({
    mutationFn: (file) => call(calls.takeSheet, { params: { id }, file: { bytes: file, type: 'application/octet-stream' } }),
    onSuccess: () => refresh(...touched),
  });

/** Where the list of who has not answered is fetched. */
export const listAt = (id: number, format: 'xlsx' | 'csv', language: string): string => addressOf(calls.exportSilent, { id }, { format, language });
/** Where an entity's response sheet is fetched. */
export const sheetAt = (id: number, organizationId: number, o: { format: 'xlsx' | 'docx'; language: string }): string => addressOf(calls.readSheet, { id }, { organizationId, ...o });
