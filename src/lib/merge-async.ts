/**
 * Runs several generators side by side and yields what they yield, as it comes. Each one is asked
 * for its next value only after its last was consumed, so that a consumer that stores every value
 * first keeps its promise for each generator. The first error ends the whole; so does leaving early,
 * which asks the others to return without waiting for them: abort what they wait for yourself.
 */
export async function* mergeAsync<T>(
  sources: readonly AsyncGenerator<T, void, undefined>[],
): AsyncGenerator<T, void, undefined> {
  const pending = new Map(sources.map((source) => [source, nextOf(source)]));
  try {
    while (pending.size > 0) {
      const { source, result } = await Promise.race(pending.values());
      pending.delete(source);
      if (result.done) continue;
      yield result.value;
      pending.set(source, nextOf(source));
    }
  } finally {
    for (const next of pending.values()) next.catch(() => {});
    // One that has ended, or that gave the last value, takes it too.
    for (const source of sources) source.return().catch(() => {});
  }
}

interface Next<T> {
  readonly source: AsyncGenerator<T, void, undefined>;
  readonly result: IteratorResult<T, void>;
}

async function nextOf<T>(source: AsyncGenerator<T, void, undefined>): Promise<Next<T>> {
  return { source, result: await source.next() };
}
