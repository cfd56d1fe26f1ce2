import { commitments, directory, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../../ui/change.js';
import { reading } from '../../../ui/reading.js';

export type Partnership = RouteResponse<typeof directory.listPartnerships>['items'][number];
export type Participant = RouteResponse<typeof directory.listParticipants>['items'][number];
export type Objective = RouteResponse<typeof commitments.listObjectives>['items'][number];
export type Instrument = RouteResponse<typeof directory.listAllInstruments>['items'][number];

/** Who stands on which side, in the order of the organizations' English names; of one partnership, or of all. */
export const useParticipants = (partnershipId?: number) => useQuery({ ...reading(directory.listParticipants, { query: { partnershipId } }), staleTime: 60_000 });
/** Texts between the sides; of one partnership, or of all. */
export const useInstruments = (partnershipId?: number) => useQuery({ ...reading(directory.listAllInstruments, { query: { partnershipId } }), placeholderData: undefined });

const ofInstruments = [directory.listAllInstruments, directory.listInstruments];
export const useAddInstrument = () => useChange(directory.addInstrument, ...ofInstruments);
export const useChangeInstrument = () => useChange(directory.changeInstrument, ...ofInstruments);

export const useAddObjective = () => useChange(commitments.addObjective, commitments.listObjectives);
/** Commitments bear the name of the objective that they serve. */
export const useRenameObjective = () => useChange(commitments.renameObjective, commitments.listObjectives, commitments.readCommitment);
