import { answerTargetSchema } from "../domain/answer-target.ts";
import type { Rows } from "./database.ts";
import { targetColumns } from "./job-rows.ts";

/** Places that are changed in one step. */
const AT_ONCE = 200;

/** Takes the tokens of interactions out of rows when they have ended; gives how many it took. */
export async function forgetEndedTokens(rows: Rows, now: number): Promise<number> {
  const ended = await rows
    .selectFrom("jobs")
    .select(["id", "place"])
    .where("token_expires_at", "<=", now)
    .limit(AT_ONCE)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  for (const { id, place } of ended) {
    await rows.updateTable("jobs").set(withoutToken(place)).where("id", "=", id).execute();
  }
  return ended.length;
}

/** A place that cannot be read keeps its text: its job will be set aside as it stands. */
function withoutToken(text: string) {
  try {
    const target = answerTargetSchema.parse(JSON.parse(text));
    if (target.kind === "interaction") return targetColumns({ ...target, token: "" });
  } catch {}
  return { token_expires_at: null };
}
