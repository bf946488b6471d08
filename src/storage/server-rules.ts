import { noRules, type ServerRules, serverRulesSchema } from "../domain/rules/server-rules.ts";
import type { Rows } from "./database.ts";
import { KeptReads } from "./kept-reads.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** The rules of one server. `version` counts their changes from 1; 0 is a server that made none. */
export interface StoredRules {
  readonly rules: ServerRules;
  readonly version: number;
  /** Milliseconds since 1970; undefined where there are none. */
  readonly updatedAt: number | undefined;
}

/** The house rules of servers, by the server's id. */
export interface ServerRulesStore {
  get(guildId: string): Promise<StoredRules>;
  /**
   * Changes the rules to what `change` makes of those that there are now; changes that race come one
   * after the other, so `change` may be asked more than once. Rejects with a ZodError for rules that
   * are none.
   */
  change(guildId: string, change: (rules: ServerRules) => ServerRules): Promise<StoredRules>;
}

/** A server's rules can be long lists, so the last ones read are kept until they change. */
const KEPT = 100;

const none: StoredRules = { rules: noRules, version: 0, updatedAt: undefined };

/** The same in SQL. Rules that cannot be read are an error: what they forbid must not become allowed. */
export function createServerRules(
  steps: Steps,
  { now }: Pick<StoreClock, "now">,
  isOnlyWriter = false,
): ServerRulesStore {
  const kept = new Map<string, StoredRules>();
  const reads = new KeptReads<StoredRules>(isOnlyWriter);

  async function find(rows: Rows, guildId: string): Promise<StoredRules> {
    const head = await rows
      .selectFrom("server_rules")
      .select(["version", "updated_at"])
      .where("guild_id", "=", guildId)
      .executeTakeFirst();
    if (head === undefined) return none;
    const known = kept.get(guildId);
    if (known?.version === head.version && known.updatedAt === head.updated_at) return known;
    const row = await rows
      .selectFrom("server_rules")
      .selectAll()
      .where("guild_id", "=", guildId)
      .executeTakeFirstOrThrow();
    return {
      rules: serverRulesSchema.parse(JSON.parse(row.rules)),
      version: row.version,
      updatedAt: row.updated_at,
    };
  }

  function keep(guildId: string, found: StoredRules): StoredRules {
    kept.delete(guildId);
    if (found.version > 0) kept.set(guildId, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  }

  const read = async (guildId: string) =>
    keep(guildId, await steps.read((rows) => find(rows, guildId)));

  return {
    get: (guildId) => reads.get(guildId, () => read(guildId)),
    change: (guildId, change) =>
      reads.changing(async () => {
        for (;;) {
          const changed = await steps.try(async (rows) => {
            const before = await find(rows, guildId);
            const rules = serverRulesSchema.parse(change(before.rules));
            const version = before.version + 1;
            const updatedAt = now();
            const columns = { rules: JSON.stringify(rules), version, updated_at: updatedAt };
            // Whoever was quicker has raised the version: then it is done again from theirs.
            const { length } = await (before.version === 0
              ? rows
                  .insertInto("server_rules")
                  .values({ guild_id: guildId, ...columns })
                  .onConflict((conflict) => conflict.column("guild_id").doNothing())
                  .returning("version")
                  .execute()
              : rows
                  .updateTable("server_rules")
                  .set(columns)
                  .where("guild_id", "=", guildId)
                  .where("version", "=", before.version)
                  .returning("version")
                  .execute());
            return length === 0 ? undefined : { rules, version, updatedAt };
          });
          if (changed !== undefined) return keep(guildId, changed);
        }
      }),
  };
}
