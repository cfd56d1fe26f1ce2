import { claimedSince } from '@suivi/access';
import type { Db } from '@suivi/db';

const askAgainAfterMs = 1000;

/** Knows whether the installation was claimed: for good once it was, and at most a second late where another process took the claim. */
export class ClaimWatch {
  private claimed = false;
  private askedAt = -Infinity;

  constructor(private readonly db: Db) {}

  async isClaimed(): Promise<boolean> {
    if (this.claimed || performance.now() - this.askedAt < askAgainAfterMs) return this.claimed;
    this.claimed = (await claimedSince(this.db)) !== null;
    this.askedAt = performance.now();
    return this.claimed;
  }

  /** Told by whoever takes the claim in this process. */
  noteClaimed(): void {
    this.claimed = true;
  }
}
