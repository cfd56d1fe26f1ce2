import { desk, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../../../ui/reading.js';

/** A partnership as its coordinators find it. */
export type Standing = RouteResponse<typeof desk.readDesk>;
export type Overdue = Standing['overdue'][number];
export type EntityStanding = Standing['entities'][number];
export type Entity = EntityStanding['entity'];
export type Commitment = Overdue['commitment'];

// one partnership never stands in for another while it loads
export const useDesk = (partnershipId: number) => useQuery({ ...reading(desk.readDesk, { params: { id: partnershipId } }), placeholderData: undefined });
export const useDeskWeek = (partnershipId: number) => useQuery({ ...reading(desk.readDeskWeek, { params: { id: partnershipId } }), placeholderData: undefined });
