/** So many values are kept; the one that was read first goes. */
const MOST = 1000;

/**
 * What was read, by key, until somebody writes. It needs a database in which nobody else writes, as
 * a data folder's is: elsewhere nothing is kept, and every question reads.
 */
export class KeptReads<Value> {
  readonly #isOnlyWriter: boolean;
  readonly #kept = new Map<string, Promise<Value>>();

  constructor(isOnlyWriter: boolean) {
    this.#isOnlyWriter = isOnlyWriter;
  }

  /** The value of a key, by `read` when it is not known. */
  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const value = read();
    if (this.#isOnlyWriter) this.#keep(key, value);
    return value;
  }

  /** Runs `write`; what was read before it ended is read anew. */
  async changing<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } finally {
      this.#kept.clear();
    }
  }

  #keep(key: string, value: Promise<Value>): void {
    const [first] = this.#kept.keys();
    if (this.#kept.size >= MOST && first !== undefined) this.#kept.delete(first);
    this.#kept.set(key, value);
    value.catch(() => {
      if (this.#kept.get(key) === value) this.#kept.delete(key);
    });
  }
}
