import type { DiffusionStage } from "../../domain/errors.ts";
import type { Session } from "../models/session.ts";
import { openGraph } from "./open-graph.ts";

/** Opens the text encoder at `path` so that it takes vectors beside ids, or as it is where that fails. */
export async function openTextEncoder(
  path: string,
  open: (path: string, stage: DiffusionStage, graph?: Uint8Array) => Promise<Session>,
): Promise<Session> {
  try {
    const graph = openGraph(path);
    if (graph !== undefined) return await open(path, "text-encoder", graph);
  } catch {
    // Whatever is wrong with the file, opening it as it is says it better.
  }
  return open(path, "text-encoder");
}
