import { z } from "zod";
import type { Rows } from "../database.ts";
import { toJob } from "../job-rows.ts";
import { jobRowSchema, pictureRowSchema } from "./row-schemas.ts";

const callSchema = z.object({
  job_id: z.string(),
  call: z.number(),
  state: z.enum(["submitting", "accepted", "settled"]),
  remote_id: z.string().nullable(),
});
const refusedSchema = z.object({
  job_id: z.string(),
  position: z.number(),
  hash: z.string(),
  reason: z.enum(["unsafe", "unchecked"]),
  score: z.number().nullable(),
  created_at: z.number(),
});
const contentSchema = z.object({
  job: jobRowSchema,
  pictures: z.array(pictureRowSchema),
  remote_calls: z.array(callSchema),
  refused_pictures: z.array(refusedSchema).default([]),
});

/** Puts jobs back that were set aside and can be read by this version; gives their ids. */
export async function restoreJobs(rows: Rows): Promise<readonly string[]> {
  const aside = await rows.selectFrom("set_aside").selectAll().where("kind", "=", "job").execute();
  const restored: string[] = [];
  for (const { id, name, content } of aside) {
    const parts = readable(content);
    if (parts === undefined || (await isTaken(rows, parts.job))) continue;
    await rows.insertInto("jobs").values(parts.job).execute();
    for (const picture of parts.pictures)
      await rows.insertInto("pictures").values(picture).execute();
    for (const call of parts.remote_calls)
      await rows.insertInto("remote_calls").values(call).execute();
    for (const refused of parts.refused_pictures)
      await rows.insertInto("refused_pictures").values(refused).execute();
    await rows.deleteFrom("set_aside").where("id", "=", id).execute();
    restored.push(name);
  }
  return restored;
}

function readable(content: string | null) {
  try {
    const parts = contentSchema.parse(JSON.parse(content ?? ""));
    toJob(parts.job, parts.pictures);
    return parts;
  } catch {
    return undefined;
  }
}

async function isTaken(
  rows: Rows,
  { id, sequence }: { readonly id: string; readonly sequence: number },
): Promise<boolean> {
  const found = await rows
    .selectFrom("jobs")
    .select("id")
    .where((where) => where.or([where("id", "=", id), where("sequence", "=", sequence)]))
    .execute();
  return found.length > 0;
}
