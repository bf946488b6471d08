import { z } from "zod";
import { parseJson } from "../../http/parse-json.ts";
import { is, isSuccess } from "../remote/failure-rules.ts";
import type { GeminiClient } from "./client.ts";

/** The models that are known before the service has answered. */
export const usualModels = [
  "gemini-3.1-flash-image",
  "gemini-2.5-flash-image",
  "gemini-3-pro-image",
] as const;

const listSchema = z.object({
  models: z.array(
    z.object({
      name: z.string().max(300),
      supportedGenerationMethods: z.array(z.string()).optional(),
    }),
  ),
});

/**
 * The models that make pictures, as the service lists them; a gateway without a list (404) has the
 * usual ones. Throws ProviderError when nobody answers, or refuses the key.
 */
export async function listModels(
  client: GeminiClient,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await client.readModels(signal);
  if (is(404, 405, 501)(answer.status)) return usualModels;
  const { data } = listSchema.safeParse(
    isSuccess(answer.status) ? parseJson(answer.body) : undefined,
  );
  if (!data) throw client.explainModels(answer);
  return data.models
    .filter(
      ({ name, supportedGenerationMethods: methods }) =>
        /image|nano-banana/.test(name) && (methods?.includes("generateContent") ?? true),
    )
    .map(({ name }) => name.replace(/^models\//, ""))
    .toSorted((one, other) => rank(one) - rank(other));
}

function rank(model: string): number {
  const place = usualModels.findIndex((usual) => usual === model);
  return place === -1 ? usualModels.length : place;
}
