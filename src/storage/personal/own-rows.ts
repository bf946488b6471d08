import type { Message } from "../../words/index.ts";
import type { Tables } from "../schema.ts";
import type { PersonalSource } from "./personal-source.ts";

/** Tables whose rows belong to the person in their `user_id`, a few for each person. */
type OwnTable = {
  [Name in keyof Tables]: Tables[Name] extends { readonly user_id: string } ? Name : never;
}[keyof Tables];

/** How a table's rows are exported and deleted. */
export interface OwnRows {
  readonly about: Message;
  /** Columns that hold JSON. */
  readonly json?: readonly string[];
  /** Columns that are not the person's: who moderated, who has the lease. */
  readonly omit?: readonly string[];
  /** They stay when everything of a person is deleted; `about` says why. */
  readonly stays?: boolean;
}

/** A table whose rows belong to the person in their `user_id`. */
export function ownRows(table: OwnTable, how: OwnRows): PersonalSource {
  const { about, json = [], omit = [], stays = false } = how;
  return {
    name: table.replaceAll("_", "-"),
    about,
    isErased: !stays,
    async read(rows, userId) {
      const found = await rows
        .selectFrom(table)
        .selectAll()
        .where("user_id", "=", userId)
        .execute();
      return { rows: found.map((row) => exported(row, json, omit)), files: [], next: undefined };
    },
    ...(!stays && {
      erase: async (rows, userId) => {
        await rows.deleteFrom(table).where("user_id", "=", userId).execute();
      },
    }),
  };
}

/** A row as an export shows it: JSON as it is, without the columns that are left out. */
export function exported(row: object, json: readonly string[], omit: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => value !== null && name !== "user_id" && !omit.includes(name))
      .map(([name, value]) => [name, json.includes(name) ? readJson(value) : value]),
  );
}

/** What cannot be read is given as it stands. */
function readJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}
