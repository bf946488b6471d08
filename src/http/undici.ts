import type * as Undici from "undici";

let undici: Promise<typeof Undici> | undefined;

/** Loaded on first use: a bot without keys never pays for it in memory. */
export function openUndici(): Promise<typeof Undici> {
  undici ??= importBesideOthers();
  return undici;
}

/**
 * undici 8 makes itself the dispatcher of every older undici in the process when it is loaded, and
 * discord.js's own undici 6 could then upload no files any more. So the older one is put back.
 */
async function importBesideOthers(): Promise<typeof Undici> {
  const older = Symbol.for("undici.globalDispatcher.1");
  const dispatcher: unknown = Reflect.get(globalThis, older);
  const loaded = await import("undici");
  Reflect.set(globalThis, older, dispatcher);
  return loaded;
}
