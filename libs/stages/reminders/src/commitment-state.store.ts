import { commitment, type Sql } from '@suivi/db';
import { eq } from 'drizzle-orm';

/** Whose a commitment is and whether it is open, locked against being closed until the transaction ends. */
export const commitmentState = async (sql: Sql, id: number) =>
  (await sql.select({ partnershipId: commitment.partnershipId, recordState: commitment.recordState }).from(commitment).where(eq(commitment.id, id)).for('no key update'))[0];
