import path from "node:path";
import { z } from "zod";
import { readLenientJson } from "../diffusion/lenient-json.ts";
import type { PullPlan } from "./plan-pull.ts";

/** The file in a pulled model's folder that says where it came from. */
export const RECORD = "hub.json";

const recordSchema = z.object({
  kind: z.enum(["pipeline", "autoencoder", "lora"]).default("pipeline"),
  repository: z.string(),
  subfolder: z.string().default(""),
  revision: z.string(),
  commit: z.string(),
  licence: z.string().optional(),
  licenceLink: z.string().optional(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), hash: z.string() })),
});

/** Where a model came from, and what was pulled of it. */
export type HubRecord = z.infer<typeof recordSchema>;

/** The record of a plan that was carried out, as text. */
export function writeRecord({ reference, state, kind, files }: PullPlan): string {
  const record: HubRecord = {
    kind,
    repository: state.repository,
    subfolder: reference.subfolder,
    revision: state.revision,
    commit: state.commit,
    ...(state.licence && { licence: state.licence.name }),
    ...(state.licence?.link !== undefined && { licenceLink: state.licence.link }),
    files: files
      .map(({ path: name, bytes, hash }) => ({ path: name, bytes, hash: hash.value }))
      .toSorted((a, b) => a.path.localeCompare(b.path)),
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** The record in a model's folder; undefined for one that was not pulled. */
export async function readRecord(folder: string): Promise<HubRecord | undefined> {
  try {
    return recordSchema.parse(await readLenientJson(path.join(folder, RECORD)));
  } catch {
    return undefined;
  }
}
