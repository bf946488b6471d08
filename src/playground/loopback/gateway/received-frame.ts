import { z } from "zod";
import { OP } from "./op.ts";

const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** A frame from a bot. What others than identify and resume carry is of no interest here. */
const received = z.discriminatedUnion("op", [
  z.object({ op: z.literal(OP.identify), d: identify }),
  z.object({ op: z.literal(OP.resume), d: resume }),
  z.object({ op: z.literal(OP.heartbeat) }),
  z.object({ op: z.literal([OP.presence, OP.voiceState, OP.requestMembers]) }),
]);
const anyFrame = z.object({ op: z.int() });

export type IdentifyData = z.infer<typeof identify>;
export type ResumeData = z.infer<typeof resume>;
export type ReceivedFrame = z.infer<typeof received>;

/** The frame in a text from a bot; otherwise what is wrong with it: its op, or all of it. */
export function readFrame(text: string): ReceivedFrame | "unknown-op" | "undecodable" {
  const json = parseJson(text);
  const frame = received.safeParse(json);
  if (frame.success) return frame.data;
  const { data } = anyFrame.safeParse(json);
  const isKnown = data?.op === OP.identify || data?.op === OP.resume;
  return data === undefined || isKnown ? "undecodable" : "unknown-op";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
