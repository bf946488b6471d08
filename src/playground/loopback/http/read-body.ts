import type { Context } from "hono";
import type { NewFile } from "../world/attachments.ts";
import { ApiError } from "../api-error.ts";

/** A request's JSON (of a multipart body its `payload_json`) and the files uploaded with it, by number. */
export interface ReceivedBody {
  readonly json: unknown;
  readonly files: ReadonlyMap<number, NewFile>;
}

/** Reads a body of JSON or multipart form data; 50109 for JSON that is broken. */
export async function readBody(context: Context): Promise<ReceivedBody> {
  const type = context.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    const text = await context.req.text();
    return { json: text === "" ? undefined : parseJson(text), files: new Map() };
  }
  const form = await context.req.formData();
  const files = new Map<number, NewFile>();
  let json: unknown;
  for (const [name, value] of form) {
    const number = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (name === "payload_json" && typeof value === "string") json = parseJson(value);
    else if (number !== undefined && typeof value !== "string")
      files.set(Number(number), {
        name: value.name,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
  }
  return { json, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(50_109);
  }
}
