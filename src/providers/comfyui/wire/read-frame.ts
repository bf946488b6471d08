import { z } from "zod";
import { parseJson } from "../../../http/parse-json.ts";

const states = z.record(
  z.string(),
  z.object({ value: z.number(), max: z.number(), state: z.string() }),
);

const message = z.object({
  type: z.string(),
  data: z.object({
    prompt_id: z.string().optional(),
    node: z.string().nullish(),
    value: z.number().optional(),
    max: z.number().optional(),
    nodes: z.union([z.array(z.string()), states]).optional(),
  }),
});

/** What a server tells about a job while it works on it. */
export type ServerMessage =
  | { readonly type: "cached"; readonly nodes: readonly string[] }
  | { readonly type: "node"; readonly node: string }
  | {
      readonly type: "progress";
      readonly node: string;
      readonly value: number;
      readonly max: number;
    }
  | {
      readonly type: "states";
      readonly nodes: Readonly<Record<string, { value: number; max: number; state: string }>>;
    }
  | { readonly type: "over" };

/** Reads a text message about the job of this id; undefined for everything else. */
export function readMessage(text: string, promptId: string): ServerMessage | undefined {
  const { data: read } = message.safeParse(parseJson(Buffer.from(text)));
  if (!read || read.data.prompt_id !== promptId) return undefined;
  const { node, nodes, value, max } = read.data;
  switch (read.type) {
    case "execution_cached":
      return Array.isArray(nodes) ? { type: "cached", nodes } : undefined;
    case "executing":
      return typeof node === "string" ? { type: "node", node } : { type: "over" };
    case "progress":
      return typeof node === "string" && value !== undefined && max !== undefined
        ? { type: "progress", node, value, max }
        : undefined;
    case "progress_state":
      return nodes === undefined || Array.isArray(nodes) ? undefined : { type: "states", nodes };
    case "execution_success":
    case "execution_error":
    case "execution_interrupted":
      return { type: "over" };
    default:
      return undefined;
  }
}

const PREVIEW = 1;
const PREVIEW_WITH_NOTES = 4;
const notes = z.object({ prompt_id: z.string().optional() });

/**
 * The picture file in a binary frame: a preview, with notes or without. Undefined for other frames,
 * and for a preview whose notes name another job.
 */
export function readPreview(frame: Uint8Array, promptId: string): Uint8Array | undefined {
  if (frame.length < 8) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const event = view.getUint32(0);
  if (event === PREVIEW) return frame.subarray(8);
  if (event !== PREVIEW_WITH_NOTES) return undefined;
  const start = 8 + view.getUint32(4);
  if (start > frame.length) return undefined;
  const { data } = notes.safeParse(parseJson(Buffer.from(frame.subarray(8, start))));
  return data === undefined || (data.prompt_id ?? promptId) !== promptId
    ? undefined
    : frame.subarray(start);
}
