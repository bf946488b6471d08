/** How much there is to do, in all processes; `oldest` is when the oldest waiting job was ordered. */
export interface Load {
  readonly waiting: number;
  readonly running: number;
  readonly oldest: number | undefined;
}

/**
 * A waiting job as a job engine carries it: `tag` is its start tag, of which the smallest is taken
 * first, and `virtual` the virtual time, before which no new tag comes to be.
 */
export interface Ticket {
  readonly id: string;
  readonly model: string;
  readonly tag: number;
  readonly virtual: number;
}
