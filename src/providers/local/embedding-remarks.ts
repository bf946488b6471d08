import { type Message, say } from "../../words/index.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { describeEmbeddings } from "../../diffusion/textual-inversion/describe-embeddings.ts";

/** What people should know of a model's textual-inversion embeddings, a sentence each. */
export async function embeddingRemarks(description: ModelDescription): Promise<Message[]> {
  const reports = await describeEmbeddings(description);
  const usable = reports.filter(({ problem }) => problem === undefined);
  return [
    ...(usable.length === 0
      ? []
      : [say("engine.embeddings-usable", { names: usable.map(({ name }) => name) })]),
    ...reports.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [say("engine.embedding-problem", { name, problem })],
    ),
  ];
}
