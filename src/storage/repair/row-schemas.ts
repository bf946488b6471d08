import { z } from "zod";
import { jobKinds, jobStates } from "../../domain/job.ts";
import type { JobRow, PictureRow } from "../schema.ts";

const text = z.string();
const number = z.number();

/** A row of `jobs` as it is read without the store; columns of later versions count as empty. */
export const jobRowSchema: z.ZodType<JobRow> = z.object({
  id: text,
  sequence: number,
  state: z.enum(jobStates),
  kind: z.enum(jobKinds),
  user_id: text,
  guild_id: text.nullable(),
  channel_id: text.nullable(),
  model: text,
  asked_pictures: number,
  source_picture: text.nullable(),
  mask_picture: text.nullable().default(null),
  request: text,
  plan: text.nullable().default(null),
  warnings: text,
  parent_job: text.nullable(),
  parent_position: number.nullable(),
  place: text,
  failure: text.nullable(),
  failure_code: text.nullable().default(null),
  token_expires_at: number.nullable().default(null),
  acknowledged: number.default(1),
  cancel_requested_at: number.nullable().default(null),
  attempts: number,
  owner: text.nullable().default(null),
  lease_until: number.nullable().default(null),
  deaths: number.default(0),
  first_death_at: number.nullable().default(null),
  death_pictures: number.default(0),
  start_tag: number.default(0),
  served_at: number.nullable(),
  served_before: number.nullable(),
  spender: text.default(""),
  cost: number.nullable(),
  counted_pictures: number.default(0),
  pictures_before: number.default(0),
  priority: number.default(0),
  created_at: number,
  started_at: number.nullable(),
  finished_at: number.nullable(),
  delivered_at: number.nullable(),
  delivered_channel: text.nullable(),
  delivered_message: text.nullable(),
  pinged_at: number.nullable().default(null),
});

export const pictureRowSchema: z.ZodType<PictureRow> = z.object({
  job_id: text,
  position: number,
  hash: text,
  seed: number,
  width: number,
  height: number,
  media_type: text,
  bytes: number,
  check_score: number.nullable().default(null),
  spoiler: number.nullable().default(null),
});
