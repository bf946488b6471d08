import { customAlphabet } from "nanoid";
import { z } from "zod";
import {
  pendingOrderSchema,
  type Question,
  QUESTION_LIFETIME_MS,
  questionReasonSchema,
} from "../domain/question.ts";
import type { Rows } from "./database.ts";
import type { QuestionRow } from "./house-rows.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

const makeId = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 16);
const ordersSchema = z.array(pendingOrderSchema);

/** What is known of a question when it is asked. */
export type NewQuestion = Omit<Question, "id" | "createdAt" | "expiresAt">;

/**
 * Orders that wait for a yes. `JobStore.admitAll` takes one together with its jobs, so that it is
 * answered once.
 */
export interface QuestionStore {
  /** Stores a question; it is forgotten after `QUESTION_LIFETIME_MS`. */
  ask(question: NewQuestion): Promise<Question>;
  /** An open question; undefined when it was answered, has expired, or never was. */
  find(id: string): Promise<Question | undefined>;
  /** Takes a question back; whether it was open. */
  drop(id: string): Promise<boolean>;
}

/** The same in SQL. */
export function createQuestions(steps: Steps, { now }: Pick<StoreClock, "now">): QuestionStore {
  return {
    ask: (question) =>
      steps.begin(async (rows) => {
        const row = await rows
          .insertInto("questions")
          .values(toRow(question, now()))
          .returningAll()
          .executeTakeFirstOrThrow();
        return toQuestion(row);
      }),
    find: (id) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("questions")
          .selectAll()
          .where("id", "=", id)
          .where("expires_at", ">", now())
          .executeTakeFirst();
        return row === undefined ? undefined : toQuestion(row);
      }),
    drop: (id) => steps.try((rows) => takeQuestion(rows, id, now())),
  };
}

/** Takes an open question away; whether there was one. `now` in milliseconds since 1970. */
export async function takeQuestion(rows: Rows, id: string, now: number): Promise<boolean> {
  const { numDeletedRows } = await rows
    .deleteFrom("questions")
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function toRow(question: NewQuestion, now: number): QuestionRow {
  return {
    id: makeId(),
    user_id: question.userId,
    guild_id: question.guildId ?? null,
    channel_id: question.channelId ?? null,
    reason: JSON.stringify(question.reason),
    orders: JSON.stringify(question.orders),
    pictures: question.pictures,
    cost: question.cost ?? null,
    created_at: now,
    expires_at: now + QUESTION_LIFETIME_MS,
  };
}

function toQuestion(row: QuestionRow): Question {
  return {
    id: row.id,
    userId: row.user_id,
    guildId: row.guild_id ?? undefined,
    channelId: row.channel_id ?? undefined,
    reason: questionReasonSchema.parse(JSON.parse(row.reason)),
    orders: ordersSchema.parse(JSON.parse(row.orders)),
    pictures: row.pictures,
    cost: row.cost ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
