import { say } from "../words/index.ts";
import { DownloadError } from "./download-error.ts";

/** How many may be under way at once. */
export interface ShareLimits {
  readonly total: number;
  readonly perPerson: number;
  /** So many may wait, and of one person so many. */
  readonly waiting: number;
  readonly waitingPerPerson: number;
}

interface Waiting {
  readonly person: string | undefined;
  readonly begin: () => void;
}

/** Places for work of which each person has a share, so that nobody takes all of them. */
export interface Shares {
  /**
   * Gives a place when one is free and the person has not used up theirs; give it back by disposing
   * of it. `person` undefined stands for nobody's work, which only the total bounds.
   * Throws DownloadError when too many wait, and the signal's reason.
   */
  take(person: string | undefined, signal?: AbortSignal): Promise<Disposable>;
}

/** Places that are given in the order of asking, past those who have used up their share. */
export function createShares(limits: ShareLimits): Shares {
  const inUse = new Map<string | undefined, number>();
  const waiting: Waiting[] = [];
  let total = 0;

  const used = (person: string | undefined): number => inUse.get(person) ?? 0;
  const mayBegin = (person: string | undefined): boolean =>
    total < limits.total && (person === undefined || used(person) < limits.perPerson);

  function begin(person: string | undefined): Disposable {
    total += 1;
    inUse.set(person, used(person) + 1);
    let isGivenBack = false;
    return {
      [Symbol.dispose]: () => {
        if (isGivenBack) return;
        isGivenBack = true;
        total -= 1;
        const left = used(person) - 1;
        if (left === 0) inUse.delete(person);
        else inUse.set(person, left);
        const next = waiting.findIndex((one) => mayBegin(one.person));
        waiting.splice(next, next === -1 ? 0 : 1)[0]?.begin();
      },
    };
  }

  return {
    async take(person, signal) {
      signal?.throwIfAborted();
      if (mayBegin(person)) return begin(person);
      const own = waiting.filter((one) => one.person === person).length;
      const isMany = person !== undefined && own >= limits.waitingPerPerson;
      if (isMany || waiting.length >= limits.waiting) {
        throw new DownloadError(say("downloads.busy"), { temporary: true });
      }
      const place = Promise.withResolvers<Disposable>();
      const entry: Waiting = { person, begin: () => place.resolve(begin(person)) };
      const onAbort = (): void => {
        const index = waiting.indexOf(entry);
        if (index === -1) return;
        waiting.splice(index, 1);
        place.reject(signal?.reason);
      };
      waiting.push(entry);
      signal?.addEventListener("abort", onAbort, { once: true });
      try {
        return await place.promise;
      } finally {
        signal?.removeEventListener("abort", onAbort);
      }
    },
  };
}
