export interface Home {
  packages: RegExp;
  files: RegExp;
  why: string;
}
export const floors: string[];
export const stages: string[];
export const apps: string[];
export const projects: string[];
export const homes: Home[];
export const clockEdges: RegExp;
export const stopwatches: RegExp;
export const environmentReaders: RegExp;
export const forbiddenNames: RegExp;
export const top: { required: string[]; allowed: string[] };
export function folderOf(project: string): string;
export function mayImport(project: string): string[];
export const sideDoors: string[];
