import { readPrompt } from "../../pipeline/orders/typed-prompt.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import type { Only } from "../interactions/services.ts";
import { freshDraft } from "../people/fresh-draft.ts";
import type { PreparedOrder } from "./reply-order.ts";

/** The order of a mention with words alone: what `/imagine` would draw of them. Throws UserError. */
export async function freshOrder(
  words: string,
  requester: Requester,
  services: Only<"studio" | "policy" | "preferences" | "presets">,
): Promise<PreparedOrder> {
  const said = readPrompt(words, services.studio);
  const { draft, warnings } = await freshDraft(said, requester, services);
  return { kind: "imagine", draft, warnings, typed: ["prompt", "negativePrompt"] };
}
