import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

/**
 * What Easel 0.1.0 (commit f493856) left when it was killed: its own code wrote the rows and files,
 * by the steps of its job store; they are kept as SQL text and as files in Base64.
 */
const contentsSchema = z.object({
  /** When it was killed; milliseconds since 1970. */
  time: z.number(),
  /** The jobs' ids by what they show: one for every state, place and kind. */
  names: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.string()),
});

export interface OldFolder {
  readonly time: number;
  /** The id of a job by what it shows, such as "partial" or "waitingReply". */
  readonly id: (name: string) => string;
  readonly ids: readonly string[];
}

/**
 * Writes the data folder of Easel 0.1.0 into a folder that is empty or not there yet. `renamed` gives
 * people and places of the rows (by their ids there) other ids.
 */
export async function makeOldFolder(
  folder: string,
  renamed: Readonly<Record<string, string>> = {},
): Promise<OldFolder> {
  const own = path.join(import.meta.dirname, "easel-0.1.0");
  const { time, names, files } = contentsSchema.parse(
    JSON.parse(await readFile(`${own}.json`, "utf8")),
  );
  await mkdir(path.join(folder, "pictures", "incoming"), { recursive: true });
  const database = new DatabaseSync(path.join(folder, "easel.db"));
  let rows = await readFile(`${own}.sql`, "utf8");
  for (const [id, other] of Object.entries(renamed)) rows = rows.replaceAll(id, other);
  database.exec(rows);
  database.close();
  for (const [hash, content] of Object.entries(files)) {
    const file = path.join(folder, "pictures", hash.slice(0, 2), hash);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(content, "base64"));
  }
  return {
    time,
    ids: Object.values(names),
    id(name) {
      const id = names[name];
      if (id === undefined) throw new Error(`the old folder has no job "${name}"`);
      return id;
    },
  };
}
