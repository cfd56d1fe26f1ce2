import { answers, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** What a desk wrote down beside a commitment. */
export type Note = RouteResponse<typeof answers.listNotes>['items'][number];

export const useNotesOn = (commitmentId: number) => useQuery({ ...reading(answers.listNotes, { params: { id: commitmentId } }), placeholderData: undefined });
export const useWriteNote = () => useChange(answers.writeNote, answers.listNotes);
export const useChangeNote = () => useChange(answers.changeNote, answers.listNotes);
export const useDeleteNote = () => useChange(answers.deleteNote, answers.listNotes);
