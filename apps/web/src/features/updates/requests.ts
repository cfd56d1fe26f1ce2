import { answers, commitments, desk, directory, emails, mine, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** A later date that an entity asks for. */
export type ExtensionRequest = RouteResponse<typeof answers.listExtensions>['items'][number];
/** A colleague whom somebody of an entity named to answer. */
export type Handover = RouteResponse<typeof answers.listHandovers>['items'][number];

const ofCommitment = (commitmentId: number) => ({ query: { commitmentId, limit: 100 } });
export const useExtensionsOf = (commitmentId: number) => useQuery({ ...reading(answers.listExtensions, ofCommitment(commitmentId)), placeholderData: undefined });
/** The desks' alone: nobody else is shown them. */
export const useHandoversOf = (commitmentId: number, o: { enabled: boolean }) => useQuery({ ...reading(answers.listHandovers, ofCommitment(commitmentId)), placeholderData: undefined, ...o });
export const useAppointments = (partnershipId: number) => useQuery(reading(directory.listAppointments, { params: { id: partnershipId } }));

const touched = [commitments.readCommitment, commitments.readHistory, commitments.listCommitments, emails.listMails, desk.readDesk, mine.readMine];
export const useAskExtension = () => useChange(answers.requestExtension, answers.listExtensions, ...touched);
export const useGrant = () => useChange(answers.grantExtension, answers.listExtensions, ...touched);
export const useDecline = () => useChange(answers.declineExtension, answers.listExtensions, ...touched);
export const useWithdraw = () => useChange(answers.withdrawExtension, answers.listExtensions, ...touched);
export const useNameColleague = () => useChange(answers.nameColleague, answers.listHandovers, ...touched);
export const useConfirm = () => useChange(answers.confirmHandover, answers.listHandovers, directory.listAppointments, ...touched);
export const useLeave = () => useChange(answers.declineHandover, answers.listHandovers, ...touched);
