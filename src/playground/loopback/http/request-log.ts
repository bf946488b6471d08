/** One request of the bot. */
export interface LoggedRequest {
  readonly method: string;
  /** Below /api/v10, without the query. */
  readonly path: string;
  readonly query: string;
  /** The JSON body (of a multipart body its payload_json); undefined where there is none. */
  readonly body: unknown;
  /** Names of the uploaded files. */
  readonly files: readonly string[];
  readonly status: number;
  /** The answer's body where the status is 400 or more. */
  readonly error: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The latest requests of the bot, oldest first; the eldest are dropped beyond `limit`. */
export class RequestLog {
  readonly #limit: number;
  #entries: LoggedRequest[] = [];

  constructor(limit = 2000) {
    this.#limit = limit;
  }

  add(request: LoggedRequest): void {
    this.#entries.push(request);
    if (this.#entries.length > this.#limit) this.#entries.shift();
  }

  get all(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** Those with this method whose path contains or matches `path`. */
  to(method: string, path: string | RegExp): readonly LoggedRequest[] {
    return this.#entries.filter(
      (entry) =>
        entry.method === method &&
        (typeof path === "string" ? entry.path.includes(path) : path.test(entry.path)),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
