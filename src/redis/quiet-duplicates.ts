import type { Redis } from "ioredis";

/**
 * Lets a library that listens on duplicates of a connection leave no promise behind: Bottleneck looks
 * at callbacks alone when it subscribes, and at nothing when it unsubscribes. A rejection that nobody
 * looks at would end the process when the connection is closed before the server has answered.
 */
export function withQuietDuplicates(client: Redis): Redis {
  const duplicate = client.duplicate.bind(client);
  client.duplicate = (...parameters) => {
    const made = duplicate(...parameters);
    for (const name of ["subscribe", "unsubscribe"]) quieten(made, name);
    return made;
  };
  return client;
}

function quieten(client: Redis, name: string): void {
  const ask: unknown = Reflect.get(client, name);
  if (typeof ask !== "function") return;
  Reflect.set(client, name, (...parameters: unknown[]) => {
    const reply: unknown = Reflect.apply(ask, client, parameters);
    return reply instanceof Promise ? reply.catch(() => undefined) : reply;
  });
}
