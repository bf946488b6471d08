/** Which part of the servers a session of the bot has, as identify says: [this shard, of so many]. */
export type Shard = readonly [number, number];

/** All of them. */
export const WHOLE: Shard = [0, 1];

/** Whether what happens in a server comes to a shard; direct messages (no id) come to the first. */
export function comesTo([id, count]: Shard, guildId: string | undefined): boolean {
  if (guildId === undefined) return id === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
}

/** The server that an event is about; undefined: it is about none. */
export function guildOfEvent(event: string, data: object): string | undefined {
  const guild: unknown = Reflect.get(data, event.startsWith("GUILD_") ? "id" : "guild_id");
  return typeof guild === "string" ? guild : undefined;
}
