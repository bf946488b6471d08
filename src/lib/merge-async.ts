/**
 * Runs several generators side by side and yields what they yield, as it comes. Each one is asked
 * for its next value only after its last was consumed, so that a consumer that stores every value
 * first keeps its promise for each generator. The first error ends the whole; so does leaving early,
 * which asks the others to return without waiting for them: abort what they wait for yourself.
 */
export async function* mergeAsync<T>(
  sources: readonly AsyncGenerator<T, void, undefined>[],
): AsyncGenerator<T, void, undefined> {
  // A race would leave every value with the promises that lost it, for as long as these are open.
  const arrived: Arrival<T>[] = [];
  let wake = Promise.withResolvers<void>();
  const arrive = (arrival: Arrival<T>): void => {
    arrived.push(arrival);
    wake.resolve();
  };
  const ask = (source: AsyncGenerator<T, void, undefined>): void =>
    void source.next().then(
      (result) => arrive({ source, result }),
      (error: unknown) => arrive({ error }),
    );
  try {
    sources.forEach(ask);
    for (let open = sources.length; open > 0;) {
      await wake.promise;
      wake = Promise.withResolvers();
      for (let next = arrived.shift(); next !== undefined; next = arrived.shift()) {
        if ("error" in next) throw next.error;
        if (next.result.done) open -= 1;
        else {
          yield next.result.value;
          ask(next.source);
        }
      }
    }
  } finally {
    // One that has ended, or that gave the last value, takes it too.
    for (const source of sources) source.return().catch(() => {});
  }
}

/** What a source gave when it was asked. */
type Arrival<T> =
  | {
      readonly source: AsyncGenerator<T, void, undefined>;
      readonly result: IteratorResult<T, void>;
    }
  | { readonly error: unknown };
