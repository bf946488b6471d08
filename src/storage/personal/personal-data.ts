import { sql } from "kysely";
import type { Job } from "../../domain/job.ts";
import type { Steps } from "../steps.ts";
import type { StoreClock, StoreOwner } from "../store-clock.ts";
import { eraseOrder } from "./erase-order.ts";
import {
  beginErasure,
  finishErasure,
  leaseOf,
  ordersOf,
  takeUpErasures,
  toErasure,
} from "./erasures.ts";
import type { PersonalPage, PersonalSource } from "./personal-source.ts";
import { personalSources } from "./sources.ts";

export type { PersonalFile, PersonalPage } from "./personal-source.ts";

/**
 * A deletion of everything of a person up to the `through`-th admission. `askedAt`: when the question
 * was asked that they answered (milliseconds since 1970); `locale` is theirs. The numbers are what is
 * gone by now, and the messages that could not be taken away.
 */
export interface Erasure {
  readonly userId: string;
  readonly askedAt: number;
  readonly through: number;
  readonly locale: string;
  readonly orders: number;
  readonly pictures: number;
  readonly messages: number;
  readonly messagesLeft: number;
}

/** What became of the messages that showed an order. */
export interface RemovedMessages {
  readonly removed: number;
  readonly left: number;
}

/** How much there is of a person; `bytes` of all finished pictures. */
export interface PersonalSummary {
  readonly orders: number;
  readonly pictures: number;
  readonly bytes: number;
}

/** All that is stored about a person: to be read by them, and to be deleted. */
export interface PersonalDataStore {
  /** Everything that is stored about people, by kind. */
  readonly sources: readonly Pick<PersonalSource, "name" | "about" | "isErased">[];
  summary(userId: string): Promise<PersonalSummary>;
  /** Rows of one kind; the first page unless `after` is the `next` of the one before. */
  rows(userId: string, source: string, after?: string): Promise<PersonalPage>;
  /**
   * Begins a deletion; what is no order is gone when this resolves. Undefined when one is under way
   * already, or the same question was answered before.
   */
  begin(wish: Pick<Erasure, "userId" | "askedAt" | "locale">): Promise<Erasure | undefined>;
  /** Takes up the deletions that nobody works on: an earlier process has died over them. */
  takeUp(): Promise<readonly Erasure[]>;
  /** Some of the orders that are over, or when there are none of these, some that are not yet. */
  orders(
    erasure: Erasure,
  ): Promise<{ readonly over: readonly Job[]; readonly open: readonly Job[] }>;
  /** Removes an order that is over, with the files that nobody else needs; counts go on. */
  eraseOrder(erasure: Erasure, jobId: string, messages: RemovedMessages): Promise<void>;
  /** Keeps others from taking a deletion up; gives how far it is. */
  renew(userId: string): Promise<Erasure | undefined>;
  /** Ends a deletion; undefined when somebody else did. */
  finish(userId: string): Promise<Erasure | undefined>;
}

/** The same in SQL; `unlink` takes a picture's file away at once. */
export function createPersonalData(
  steps: Steps,
  clock: StoreClock,
  owner: StoreOwner,
  unlink: (hash: string) => Promise<void>,
): PersonalDataStore {
  return {
    sources: personalSources,
    summary: (userId) =>
      steps.read(async (rows) => {
        const orders = await rows
          .selectFrom("jobs")
          .select((select) => select.fn.countAll().as("orders"))
          .where("user_id", "=", userId)
          .executeTakeFirst();
        const pictures = await rows
          .selectFrom("pictures")
          .innerJoin("jobs", "jobs.id", "pictures.job_id")
          .select(({ fn }) => [fn.countAll().as("pictures"), fn.sum("pictures.bytes").as("bytes")])
          .where("jobs.user_id", "=", userId)
          .executeTakeFirst();
        return {
          orders: Number(orders?.orders ?? 0),
          pictures: Number(pictures?.pictures ?? 0),
          bytes: Number(pictures?.bytes ?? 0),
        };
      }),
    rows: (userId, name, after) =>
      steps.read(async (rows) => {
        const source = personalSources.find((one) => one.name === name);
        if (source === undefined) throw new Error(`there is no source ${name}`);
        return source.read(rows, userId, after);
      }),
    begin: (wish) => steps.try((rows) => beginErasure(rows, wish, leaseOf(owner, clock))),
    takeUp: () => steps.try((rows) => takeUpErasures(rows, owner, clock)),
    orders: (erasure) => steps.read((rows) => ordersOf(rows, erasure)),
    eraseOrder: ({ userId }, jobId, messages) =>
      steps.try(async (rows) => {
        const pictures = await eraseOrder(rows, jobId, unlink);
        if (pictures === undefined) return;
        await rows
          .updateTable("erasures")
          .set({
            orders: sql<number>`orders + 1`,
            pictures: sql<number>`pictures + ${pictures}`,
            messages: sql<number>`messages + ${messages.removed}`,
            messages_left: sql<number>`messages_left + ${messages.left}`,
          })
          .where("user_id", "=", userId)
          .execute();
      }),
    renew: (userId) =>
      steps.try(async (rows) => {
        const row = await rows
          .updateTable("erasures")
          .set(leaseOf(owner, clock))
          .where("user_id", "=", userId)
          .where("owner", "=", owner.owner)
          .where("finished_at", "is", null)
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? undefined : toErasure(row);
      }),
    finish: (userId) => steps.try((rows) => finishErasure(rows, userId, clock.now())),
  };
}
