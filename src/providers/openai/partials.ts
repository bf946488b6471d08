/** Half-made pictures as they come, for one reader. */
export interface Partials {
  push(bytes: Uint8Array, number: number): void;
  /** No more will come. */
  end(): void;
  read(): AsyncGenerator<Partial, void, undefined>;
}

/** A half-made picture's file, and its number from 1. */
export interface Partial {
  readonly bytes: Uint8Array;
  readonly number: number;
}

export function createPartials(): Partials {
  const waiting: Partial[] = [];
  let ended = false;
  let wake = Promise.withResolvers<void>();
  const change = (): void => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  return {
    push(bytes, number) {
      waiting.push({ bytes, number });
      change();
    },
    end() {
      ended = true;
      change();
    },
    async *read() {
      for (;;) {
        const { promise } = wake;
        const next = waiting.shift();
        if (next) yield next;
        else if (ended) return;
        else await promise;
      }
    },
  };
}
