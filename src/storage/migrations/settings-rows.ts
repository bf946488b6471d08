import type { Kysely } from "kysely";

interface Settings {
  settings: { name: string; value: string };
}

/** Takes the setting of that name out of its table and gives its value; undefined when it is not there. */
export async function takeSetting(
  database: Kysely<unknown>,
  name: string,
): Promise<string | undefined> {
  const [found] = await takeSettings(database, (each) => each === name);
  return found?.value;
}

/** Takes all settings out of their table whose name begins with `prefix`; names come without it. */
export async function takeSettingsOf(
  database: Kysely<unknown>,
  prefix: string,
): Promise<readonly { readonly name: string; readonly value: string }[]> {
  const taken = await takeSettings(database, (name) => name.startsWith(prefix));
  return taken.map(({ name, value }) => ({ name: name.slice(prefix.length), value }));
}

async function takeSettings(database: Kysely<unknown>, wanted: (name: string) => boolean) {
  const tables = database as Kysely<Settings>;
  const all = await tables.selectFrom("settings").selectAll().execute();
  const taken = all.filter(({ name }) => wanted(name));
  for (const { name } of taken) {
    await tables.deleteFrom("settings").where("name", "=", name).execute();
  }
  return taken;
}
