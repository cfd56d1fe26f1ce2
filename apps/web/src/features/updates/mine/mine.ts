import { mine, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../../../ui/reading.js';

export type OwnDuties = RouteResponse<typeof mine.readMine>;
export type Duty = OwnDuties['duties'][number];
export type OwnCall = OwnDuties['calls'][number];

/** What the reader owes and said. */
export const useMine = () => useQuery(reading(mine.readMine));
