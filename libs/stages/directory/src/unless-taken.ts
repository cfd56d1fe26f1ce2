import { Refusal } from '@suivi/kernel';

/** Runs an insert and says "already there" instead of failing when a unique key refuses it. */
export async function unlessTaken<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = (error as { code?: string; cause?: { code?: string } }).code ?? (error as { cause?: { code?: string } }).cause?.code;
    if (code === '23505') throw new Refusal('already-exists', `${what} is already there`);
    throw error;
  }
}
