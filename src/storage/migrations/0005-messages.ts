import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { quoted } from "../../words/index.ts";

interface Texts {
  jobs: { id: string; warnings: string; failure: string | null };
}

const PAGE = 500;

/** Warnings and failures held sentences; they hold messages (code and parameters) from here on. */
export const messages: Migration = {
  async up(database: Kysely<unknown>) {
    const tables = database as Kysely<Texts>;
    for (let after = ""; ;) {
      const page = await tables
        .selectFrom("jobs")
        .select(["id", "warnings", "failure"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(PAGE)
        .execute();
      for (const { id, warnings, failure } of page) {
        const changed = { warnings: asMessages(warnings), failure: failure && asMessages(failure) };
        if (changed.warnings === warnings && changed.failure === failure) continue;
        await tables.updateTable("jobs").set(changed).where("id", "=", id).execute();
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.id;
    }
  },
};

/** The same JSON with each sentence under `message` made a message; unreadable text stays as it is. */
function asMessages(json: string): string {
  try {
    return JSON.stringify(
      JSON.parse(json, (key, value: unknown) =>
        key === "message" && typeof value === "string" ? quoted(value) : value,
      ),
    );
  } catch {
    return json;
  }
}
