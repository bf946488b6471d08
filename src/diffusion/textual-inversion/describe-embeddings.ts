import type { Message } from "../../words/index.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { graphPath } from "../model-files.ts";
import { readModel } from "../onnx/read-model.ts";
import { findEmbeddings } from "./find-embeddings.ts";
import { findLookUp } from "./find-look-up.ts";
import { fitEmbedding } from "./fit-embedding.ts";

/** An embedding that prompts of a model can name. */
export interface EmbeddingReport {
  /** Its name, in lower case. */
  readonly name: string;
  /** Why the model cannot use it, to stand behind its name. */
  readonly problem: Message | undefined;
}

/**
 * The embeddings that prompts of a model can name, in the order of their names, and which of them do
 * not fit it. Reads the embeddings, but none of the model's weights.
 */
export async function describeEmbeddings({
  folder,
  name: model,
  textParts,
}: Pick<ModelDescription, "folder" | "name" | "textParts">): Promise<EmbeddingReport[]> {
  const files = Array.from(await findEmbeddings(folder)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (files.length === 0) return [];
  const widths = textParts.map(
    ({ encoder }) => findLookUp(readModel(graphPath(folder, encoder)))?.width,
  );
  const traits = { widths, room: Infinity, model };
  return Promise.all(
    files.map(async ([name, path]) => {
      const fit = await fitEmbedding(path, traits);
      return { name, problem: "code" in fit ? fit : undefined };
    }),
  );
}
