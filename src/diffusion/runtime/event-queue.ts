/** A queue between a producer that pushes and one consumer that iterates. */
export class EventQueue<Event> implements AsyncIterable<Event> {
  readonly #waiting: Event[] = [];
  #end: { readonly error: unknown } | "open" | "finished" = "open";
  #wake: (() => void) | undefined;

  push(event: Event): void {
    if (this.#end !== "open") return;
    this.#waiting.push(event);
    this.#wake?.();
  }

  /** Ends the iteration after what was pushed before. */
  finish(): void {
    this.#close("finished");
  }

  /** Ends the iteration with an error, after what was pushed before. */
  fail(error: unknown): void {
    this.#close({ error });
  }

  #close(end: { readonly error: unknown } | "finished"): void {
    if (this.#end === "open") this.#end = end;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    for (;;) {
      const event = this.#waiting.shift();
      if (event !== undefined) yield event;
      else if (this.#end === "finished") return;
      else if (this.#end !== "open") throw this.#end.error;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
