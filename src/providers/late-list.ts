import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { ProviderCache } from "./provider.ts";

/** Whoever was asked just now is not asked again so soon: autocomplete asks at every letter. */
const FRESH_MS = 15_000;

/** What a service offers, as it was last known; it may change at any time. */
export interface LateList<Item> {
  /** The last known list. The same object until something changes. */
  current(): readonly Item[];
  /** Asks again, unless it did so just now. Rejects when nobody could be asked. */
  refresh(signal: AbortSignal): Promise<void>;
}

export interface LateListOptions<Item> {
  /** Asks the service. */
  readonly find: (signal: AbortSignal) => Promise<readonly Item[]>;
  /** The form of one item, for a list that an earlier start left in the cache. */
  readonly item: z.ZodType<Item>;
  readonly cache: ProviderCache;
  /** The list's name in the cache. */
  readonly name: string;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** How long an answer, or that there was none, counts as new, in milliseconds. */
  readonly freshMs?: number | undefined;
}

/**
 * A list that a service is asked for. Until it has answered for the first time, the list of the last
 * start counts. All who ask at the same time share one question.
 */
export function createLateList<Item>(options: LateListOptions<Item>): LateList<Item> {
  const { find, item, cache, name, now, freshMs = FRESH_MS } = options;
  let items: readonly Item[] = [];
  let askedAt: number | undefined;
  let failure: unknown;
  let recalled: Promise<void> | undefined;
  let asking: Promise<void> | undefined;

  async function recall(): Promise<void> {
    const { data } = item.array().safeParse(await cache.read(name));
    if (data) items = data;
  }

  async function ask(signal: AbortSignal): Promise<void> {
    askedAt = now();
    failure = undefined;
    const found = await find(signal).catch((error: unknown) => {
      failure = error;
      throw error;
    });
    if (isDeepStrictEqual(found, items)) return;
    items = found;
    await cache.write(name, found);
  }

  return {
    current: () => items,
    async refresh(signal) {
      recalled ??= recall();
      await recalled;
      const isFresh = askedAt !== undefined && now() - askedAt < freshMs;
      if (isFresh && !asking) {
        if (failure !== undefined) throw failure;
        return;
      }
      asking ??= ask(signal).finally(() => (asking = undefined));
      await asking;
    },
  };
}
