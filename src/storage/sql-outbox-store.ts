import { z } from "zod";
import { messageSchema, type Message } from "../words/index.ts";
import type { Rows } from "./database.ts";
import { leaseFrom } from "./leases.ts";
import { type Lease, outboxId } from "./outbox-rows.ts";
import type { OutboxEntry, OutboxStore } from "./outbox-store.ts";
import { readJob } from "./read-jobs.ts";
import type { OutboxRow } from "./schema.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock, StoreOwner } from "./store-clock.ts";

const wordsSchema = z.object({
  user_id: z.string(),
  message: z.string().transform(parsedJson).pipe(messageSchema),
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Words for somebody, or for a channel; the newest of one topic counts. */
interface Words {
  readonly kind: "operator" | "channel";
  readonly whom: string;
  readonly topic: string;
  readonly message: Message;
}

/** The outbox in SQL. */
export class SqlOutboxStore implements OutboxStore {
  readonly #steps: Steps;
  readonly #clock: StoreClock;
  readonly #owner: StoreOwner;

  constructor(steps: Steps, clock: StoreClock, owner: StoreOwner) {
    this.#steps = steps;
    this.#clock = clock;
    this.#owner = owner;
  }

  async addForOperator(userId: string, topic: string, message: Message): Promise<OutboxEntry> {
    const id = await this.#addWords({ kind: "operator", whom: userId, topic, message });
    return { id, kind: "operator", userId, message };
  }

  async addForChannel(channelId: string, topic: string, message: Message): Promise<OutboxEntry> {
    const id = await this.#addWords({ kind: "channel", whom: channelId, topic, message });
    return { id, kind: "channel", channelId, message };
  }

  async #addWords({ kind, whom, topic, message }: Words): Promise<string> {
    const id = `${kind}:${whom}:${topic}`;
    const { owner, until } = this.#lease();
    const changing = { message: JSON.stringify(message), owner, lease_until: until };
    const created_at = this.#clock.now();
    await this.#steps.write(async (rows) => {
      await rows
        .insertInto("outbox")
        .values({ id, kind, user_id: whom, created_at, ...changing })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
        .execute();
    });
    return id;
  }

  idOf(kind: "delivery" | "end", jobId: string): string {
    return outboxId(kind, jobId);
  }

  takeUp(): Promise<readonly OutboxEntry[]> {
    return this.#steps.try((rows) => takeUpEntries(rows, this.#lease(), this.#owner.isAlone));
  }

  renew(): Promise<void> {
    const { owner, until } = this.#lease();
    return this.#steps.try(async (rows) => {
      await rows
        .updateTable("outbox")
        .set({ lease_until: until })
        .where("owner", "=", owner)
        .execute();
    });
  }

  claim(id: string): Promise<boolean> {
    const { owner, until, now } = this.#lease();
    return this.#steps.try(async (rows) => {
      const claimed = await rows
        .updateTable("outbox")
        .set({ owner, lease_until: until })
        .where("id", "=", id)
        .where((where) =>
          where.or([
            where("owner", "is", null),
            where("owner", "=", owner),
            where("lease_until", "<=", now),
          ]),
        )
        .returning("id")
        .execute();
      return claimed.length > 0;
    });
  }

  release(id: string): Promise<void> {
    const { owner } = this.#lease();
    return this.#steps.write(async (rows) => {
      await rows
        .updateTable("outbox")
        .set({ owner: null, lease_until: null })
        .where("id", "=", id)
        .where("owner", "=", owner)
        .execute();
    });
  }

  done(id: string): Promise<void> {
    return this.#steps.write(async (rows) => {
      await rows.deleteFrom("outbox").where("id", "=", id).execute();
    });
  }

  count(): Promise<number> {
    return this.#steps.read(async (rows) => {
      const found = await rows
        .selectFrom("outbox")
        .select((select) => select.fn.countAll().as("entries"))
        .executeTakeFirst();
      return Number(found?.entries ?? 0);
    });
  }

  #lease(): Lease {
    return leaseFrom(this.#owner, this.#clock);
  }
}

async function takeUpEntries(
  rows: Rows,
  lease: Lease,
  isAlone: boolean,
): Promise<readonly OutboxEntry[]> {
  const all = rows
    .selectFrom("outbox")
    .selectAll()
    .orderBy("created_at")
    .orderBy("id")
    .forUpdate()
    .skipLocked();
  const found = await (
    isAlone
      ? all
      : all.where((where) =>
          where.or([
            where("owner", "is", null),
            where("owner", "=", lease.owner),
            where("lease_until", "<=", lease.now),
          ]),
        )
  ).execute();
  const entries: OutboxEntry[] = [];
  for (const row of found) {
    const entry = await toEntry(rows, row);
    if (entry === undefined) {
      await rows.deleteFrom("outbox").where("id", "=", row.id).execute();
      continue;
    }
    const { owner, until } = lease;
    await rows
      .updateTable("outbox")
      .set({ owner, lease_until: until })
      .where("id", "=", row.id)
      .execute();
    entries.push(entry);
  }
  return entries;
}

/** The entry of a row; undefined when there is nothing left to tell. */
async function toEntry(rows: Rows, row: OutboxRow): Promise<OutboxEntry | undefined> {
  const { id, kind } = row;
  if (kind === "operator" || kind === "channel") {
    const words = wordsSchema.safeParse(row);
    if (!words.success) return undefined;
    const { user_id: whom, message } = words.data;
    return kind === "operator"
      ? { id, kind, userId: whom, message }
      : { id, kind, channelId: whom, message };
  }
  const job = row.job_id === null ? undefined : await readJob(rows, row.job_id);
  return job === undefined ? undefined : { id, kind, job };
}
