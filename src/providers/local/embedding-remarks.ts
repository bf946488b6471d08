import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { describeEmbeddings } from "../../diffusion/textual-inversion/describe-embeddings.ts";

/** What people should know of a model's textual-inversion embeddings, a sentence each. */
export async function embeddingRemarks(description: ModelDescription): Promise<string[]> {
  const reports = await describeEmbeddings(description);
  const usable = reports.filter(({ problem }) => problem === undefined);
  return [
    ...(usable.length === 0
      ? []
      : [`Prompts can name these embeddings: ${usable.map(({ name }) => name).join(", ")}.`]),
    ...reports.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [`The embedding ${name} ${problem}.`],
    ),
  ];
}
