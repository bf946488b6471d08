import { z } from "zod";

const VERSION = "1";

const customIdSchema = z.tuple([
  z.literal(VERSION),
  z.string().regex(/^[a-z-]{1,32}$/),
  z.string().regex(/^[0-9a-z]{1,32}$/),
  z
    .string()
    .regex(/^\d?$/)
    .transform((text) => (text === "" ? undefined : Number(text))),
]);

/** What a component says about itself; `position` is a picture's, counted from 0. */
export interface CustomId {
  readonly action: string;
  readonly jobId: string;
  readonly position: number | undefined;
}

/** Writes a custom id: version, action, job, picture. At most 70 of Discord's 100 characters. */
export function writeCustomId({ action, jobId, position }: CustomId): string {
  return [VERSION, action, jobId, position ?? ""].join(":");
}

/** Reads a custom id; undefined for anything that Easel did not write. */
export function readCustomId(text: string): CustomId | undefined {
  const parts = customIdSchema.safeParse(text.split(":"));
  if (!parts.success) return undefined;
  const [, action, jobId, position] = parts.data;
  return { action, jobId, position };
}
