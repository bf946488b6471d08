/**
 * Lets many hear of a promise that stays open for long, such as the end of a process; what this gives
 * takes a listener, and gives the function that takes it back. Something that waits by `then` or by
 * `Promise.race` is kept, with all that it refers to, until the promise settles. A listener comes at
 * once when the promise has settled already; the promise must not reject.
 */
export function listenersOf<T>(promise: Promise<T>): (listener: (value: T) => void) => () => void {
  const listeners = new Set<(value: T) => void>();
  let settled: { readonly value: T } | undefined;
  const tell = async (): Promise<void> => {
    const value = await promise;
    settled = { value };
    for (const listener of listeners) listener(value);
    listeners.clear();
  };
  void tell();
  return (listener) => {
    if (settled === undefined) listeners.add(listener);
    else listener(settled.value);
    return () => void listeners.delete(listener);
  };
}
