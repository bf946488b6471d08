import type { ServerClient } from "./client.ts";
import type { ServerDescription } from "./server-description.ts";

/** How long a machine that did not answer comes last. */
const REST_MS = 60_000;

/** One machine, lent for one picture. */
export interface Lease {
  readonly server: ServerDescription;
  readonly client: ServerClient;
  /** Gives it back, with the title of the checkpoint that is loaded now; to be called once. */
  release(loaded?: string): void;
}

/** The machines of the settings. Each draws one picture at a time. */
export interface ServerPool {
  /**
   * The best free machine that fits: one that answered lately before one that did not, one that
   * has the wanted checkpoint loaded before others. Waits while all that fit are busy. Rejects with
   * the signal's reason; throws RangeError where no machine fits.
   */
  lease(wanted: Wanted, signal: AbortSignal): Promise<Lease>;
  /** Whether any machine fits, busy or not. */
  has(fits: Wanted["fits"]): boolean;
  /** The machine did not answer: it comes last for a minute. */
  rest(url: string): void;
}

/** Which machines can draw something, and the checkpoint that they should have loaded. */
export interface Wanted {
  readonly fits: (server: ServerDescription) => boolean;
  readonly title: (server: ServerDescription) => string | undefined;
}

export interface ServerPoolOptions {
  readonly servers: () => readonly ServerDescription[];
  readonly clientOf: (url: string) => ServerClient;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}

export function createServerPool({ servers, clientOf, now }: ServerPoolOptions): ServerPool {
  const busy = new Set<string>();
  const restsUntil = new Map<string, number>();
  const loaded = new Map<string, string>();
  const waiting: (() => void)[] = [];

  const rank = (server: ServerDescription, { title }: Wanted): number => {
    const rests = (restsUntil.get(server.url) ?? 0) > now() ? 2 : 0;
    const has = (loaded.get(server.url) ?? server.loaded) === title(server) ? 0 : 1;
    return rests + has;
  };

  const take = (server: ServerDescription): Lease => {
    busy.add(server.url);
    return {
      server,
      client: clientOf(server.url),
      release(title) {
        busy.delete(server.url);
        if (title !== undefined) loaded.set(server.url, title);
        // Everybody looks again: who waited longest comes first.
        for (const look of waiting.splice(0)) look();
      },
    };
  };

  return {
    has: (fits) => servers().some(fits),
    rest: (url) => restsUntil.set(url, now() + REST_MS),
    async lease(wanted, signal) {
      for (;;) {
        signal.throwIfAborted();
        const fitting = servers().filter(wanted.fits);
        if (fitting.length === 0) throw new RangeError("No machine fits.");
        const [best] = fitting
          .filter(({ url }) => !busy.has(url))
          .toSorted((one, other) => rank(one, wanted) - rank(other, wanted));
        if (best) return take(best);
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const onAbort = (): void => reject(signal.reason);
        signal.addEventListener("abort", onAbort, { once: true });
        waiting.push(resolve);
        await promise.finally(() => signal.removeEventListener("abort", onAbort));
      }
    },
  };
}
