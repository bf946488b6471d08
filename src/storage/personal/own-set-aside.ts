import { say } from "../../words/index.ts";
import type { Rows } from "../database.ts";
import type { PersonalSource } from "./personal-source.ts";
import { exported } from "./own-rows.ts";

/** Orders whose rows could not be read: they hold what their person wrote, as it stood. */
export const ownSetAside: PersonalSource = {
  name: "set-aside",
  about: say("mydata.about-set-aside"),
  isErased: true,
  async read(rows, userId) {
    const found = await rows
      .selectFrom("set_aside")
      .selectAll()
      .where("kind", "=", "job")
      .where("content", "like", ownersPattern(userId))
      .execute();
    return {
      rows: found.map((row) => exported(row, ["content"], [])),
      files: [],
      next: undefined,
    };
  },
  erase: eraseSetAside,
};

/** Removes what was set aside of a person's orders. */
export async function eraseSetAside(rows: Rows, userId: string): Promise<void> {
  await rows
    .deleteFrom("set_aside")
    .where("kind", "=", "job")
    .where("content", "like", ownersPattern(userId))
    .execute();
}

/** How the JSON of a job's row names its person; ids of people are digits. */
function ownersPattern(userId: string): string {
  return `%"user_id":${JSON.stringify(userId).replaceAll(/[%_\\]/g, "")}%`;
}
