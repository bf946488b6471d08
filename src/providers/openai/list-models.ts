import { z } from "zod";
import { parseJson } from "../../http/parse-json.ts";
import { is, isSuccess } from "../remote/failure-rules.ts";
import type { OpenAiClient } from "./client.ts";
import type { Account } from "./settings.ts";

/** Models of OpenAI, for the time before it has answered and for gateways that keep no list. */
export const usualModels = [
  "gpt-image-2",
  "gpt-image-2.5-sunburst",
  "gpt-image-2.5-flare",
  "gpt-image-1.5",
  "gpt-image-1-mini",
] as const;

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });

/** Names under which servers offer models that make pictures. */
const drawing =
  /image|diffusion|\bflux|dall-e|\bsd-?(?:xl|\d)|stable|qwen-?image|z-image|kontext|sd-cpp|dreamshaper/i;
/** Dated versions stand beside the name without a date, which is the newest of them. */
const dated = /-\d{4}-\d{2}-\d{2}$/;

/**
 * The models that make pictures, as the server lists them. A server of one's own that lists no such
 * name offers what it has; one without a list (404) is taken for a gateway to OpenAI's models.
 * Throws ProviderError when nobody answers, or refuses the key.
 */
export async function listModels(
  client: OpenAiClient,
  { isOfficial }: Pick<Account, "isOfficial">,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await client.readModels(signal);
  if (is(404, 405, 501)(answer.status)) return usualModels;
  const { data } = listSchema.safeParse(
    isSuccess(answer.status) ? parseJson(answer.body) : undefined,
  );
  if (!data) throw client.explainModels(answer);
  const all = data.data.map(({ id }) => id);
  const named = all.filter((id) => drawing.test(id) && !dated.test(id));
  return (isOfficial || named.length > 0 ? named : all).toSorted(byPreference);
}

/** The usual ones first, in their order; the others as the server lists them. */
function byPreference(one: string, other: string): number {
  return rank(one) - rank(other);
}

function rank(id: string): number {
  const place = usualModels.findIndex((usual) => usual === id);
  return place === -1 ? usualModels.length : place;
}
