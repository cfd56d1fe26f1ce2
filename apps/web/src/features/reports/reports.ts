import { calls, commitments, reportDocuments, type RouteResponse } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** A report as lists show it. */
export type ReportDocument = RouteResponse<typeof reportDocuments.changeReport>;
/** A report with its sections. */
export type Draft = RouteResponse<typeof reportDocuments.readReportDraft>;
export type Section = Draft['sections'][number];
export type Narrative = RouteResponse<typeof reportDocuments.writeNarrative>;
export type ReportComment = RouteResponse<typeof reportDocuments.addReportComment>;
export type Recommendation = RouteResponse<typeof reportDocuments.listRecommendations>['items'][number];
export type Outputs = RouteResponse<typeof reportDocuments.listReportOutputs>;

const touched = [reportDocuments.listReports, reportDocuments.readReportDraft, reportDocuments.listReportOutputs, reportDocuments.listRecommendations];

export const useReports = (partnershipId: number | undefined) => useQuery(reading(reportDocuments.listReports, { query: { partnershipId, limit: 100 } }));
// one report never stands in for another while it loads
export const useDraft = (id: number, language: Language) => useQuery({ ...reading(reportDocuments.readReportDraft, { params: { id }, query: { language } }), placeholderData: undefined });
export const useComments = (id: number) => useQuery(reading(reportDocuments.listReportComments, { params: { id } }));
export const useRecommendations = (id: number, language: Language) => useQuery(reading(reportDocuments.listRecommendations, { params: { id }, query: { language } }));

/** The files of a report; asked for again while some are being made. */
export const useOutputs = (id: number) =>
  useQuery({ ...reading(reportDocuments.listReportOutputs, { params: { id } }), refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'waiting' || status === 'writing') ? 1500 : false) });

/** Who has not answered the latest call for inputs on a meeting's commitments. */
export const useInputsOwed = (meetingId: number) => useQuery(reading(calls.listInputsOwed, { params: { id: meetingId } }));

export const useBegin = () => useChange(reportDocuments.createReport, reportDocuments.listReports);
export const useDress = () => useChange(reportDocuments.changeReport, ...touched);
export const useRecompile = () => useChange(reportDocuments.recompileReport, ...touched);
export const useWrite = () => useChange(reportDocuments.writeNarrative, ...touched);
export const useConfirm = () => useChange(reportDocuments.confirmNarrative, ...touched);
export const useCirculate = () => useChange(reportDocuments.circulateReport, ...touched);
export const useApprove = () => useChange(reportDocuments.approveReport, ...touched);
export const useIssue = () => useChange(reportDocuments.issueReport, ...touched);
export const useCorrect = () => useChange(reportDocuments.correctReport, ...touched);
export const useAdopt = () => useChange(reportDocuments.adoptRecommendation, reportDocuments.listRecommendations, commitments.listCommitments, commitments.countCommitments);
export const useRequestOutputs = () => useChange(reportDocuments.requestReportOutputs, reportDocuments.listReportOutputs);
export const useAddComment = () => useChange(reportDocuments.addReportComment, reportDocuments.listReportComments);
export const useResolve = () => useChange(reportDocuments.resolveReportComment, reportDocuments.listReportComments);

/** Whether nothing of a report can be changed any more. */
export const isFrozen = ({ state }: Pick<ReportDocument, 'state'>): boolean => state === 'issued' || state === 'corrected';
