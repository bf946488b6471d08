import type { Redis } from "ioredis";

/** Errors of Bottleneck's scripts by which it mends itself: a lost store, a client that was forgotten. */
const BARE = /^ERR (SETTINGS_KEY_NOT_FOUND|UNKNOWN_CLIENT)\b/;

type Callback = (error: Error | null | undefined, reply?: unknown) => void;

/**
 * Lets Bottleneck recognise the errors of its own scripts: Redis 7 puts "ERR " before them, Bottleneck
 * compares whole texts, and every later call would be refused (its issues 205, 212, 219). For a
 * connection that only Bottleneck uses.
 */
export function withBareErrors(client: Redis): Redis {
  const define = client.defineCommand.bind(client);
  client.defineCommand = (name, definition) => {
    define(name, definition);
    const run: unknown = Reflect.get(client, name);
    if (typeof run !== "function") return;
    Reflect.set(client, name, (...parameters: unknown[]) => {
      const last = parameters.at(-1);
      if (!isCallback(last)) return Reflect.apply(run, client, parameters);
      const callback: Callback = (error, reply) => last(bare(error), reply);
      const reply: unknown = Reflect.apply(run, client, [...parameters.slice(0, -1), callback]);
      // The callback is told; nobody looks at the promise beside it.
      if (reply instanceof Promise) reply.catch(() => {});
      return reply;
    });
  };
  return client;
}

function isCallback(value: unknown): value is Callback {
  return typeof value === "function";
}

function bare(error: Error | null | undefined): Error | null | undefined {
  const code = BARE.exec(error?.message ?? "")?.[1];
  return code === undefined ? error : new Error(code, { cause: error });
}
