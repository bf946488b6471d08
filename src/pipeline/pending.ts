/** Work that others wait for before they close what it needs. */
export class Pending {
  readonly #work = new Set<Promise<unknown>>();

  /** Counts the work until it has ended, and gives it back. */
  track<T>(work: Promise<T>): Promise<T> {
    const ended = work.catch(() => {}).finally(() => this.#work.delete(ended));
    this.#work.add(ended);
    return work;
  }

  /** Resolves when all work that is known now has ended, well or badly. */
  async idle(): Promise<void> {
    await Promise.all(this.#work);
  }
}
