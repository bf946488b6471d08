/** A part of a model that is in memory. */
export interface HeldPart {
  readonly bytes: number;
  /** Whether it is at work; such a part stays. */
  readonly isBusy: () => boolean;
  release(): Promise<void>;
}

/** Parts below this are never in the way of a large one: swapping them would save nothing. */
const SMALL_BYTES = 64 * 2 ** 20;

/**
 * Keeps the parts of all models that are in memory within a budget of bytes. Where room is needed,
 * those used least lately go first; whoever held one loads it again when it is used again.
 */
export class PartMemory {
  readonly #budget: number;
  /** In the order of their last use. */
  readonly #parts = new Set<HeldPart>();
  #releases = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** What the parts in memory are estimated to take, in bytes. */
  get held(): number {
    return Array.from(this.#parts).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** How many parts were released so far to make room. */
  get releases(): number {
    return this.#releases;
  }

  /**
   * Releases parts until another of that size fits; one that is larger than the budget is let in
   * all the same, alone. `isAlone` releases every large part.
   */
  async makeRoom(bytes: number, isAlone: boolean): Promise<void> {
    for (const part of this.#parts) {
      const isInTheWay = isAlone
        ? part.bytes > SMALL_BYTES && bytes > SMALL_BYTES
        : this.held + bytes > this.#budget;
      if (!isInTheWay || part.isBusy()) continue;
      this.#parts.delete(part);
      this.#releases += 1;
      await part.release();
    }
  }

  /** Notes that a part is in memory and in use now. */
  use(part: HeldPart): void {
    this.#parts.delete(part);
    this.#parts.add(part);
  }

  /** Forgets a part that was released by its owner. */
  forget(part: HeldPart): void {
    this.#parts.delete(part);
  }
}
