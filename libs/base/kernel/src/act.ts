/** Who acts: a person of the directory, the product itself, or an operator at the command line. */
export interface Actor {
  kind: 'person' | 'system' | 'operator';
  name: string;
  personId?: number;
}

/** What every change needs to know: who does it and when. */
export interface Act {
  actor: Actor;
  now: Date;
}
