import type { Asked, AskedSource } from "../../domain/options/asked.ts";
import { withChoices } from "../../domain/options/choices.ts";
import { checkSource, draftOf } from "../../domain/options/draft-of.ts";
import type { FlaggedPrompt } from "../../domain/options/flags/read-flags.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Draft } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { modelFacts } from "../../pipeline/orders/known-options.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import { isVisible } from "../../pipeline/orders/settle-draft.ts";
import { say } from "../../words/index.ts";
import type { Only } from "../interactions/services.ts";
import { ownDefaults } from "./preferences.ts";
import { withPreset } from "./presets.ts";

/** An order that starts from words, and what of it was changed already. */
export interface FreshDraft {
  readonly draft: Draft;
  /** The picture to start from, if there is one. */
  readonly source: AskedSource | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * A draft of what somebody said, with their preset where they say nothing, and then with their own
 * defaults. Throws UserError for what is wrong with it.
 */
export async function freshDraft(
  { prompt, choices: said }: FlaggedPrompt,
  requester: Requester,
  services: Only<"studio" | "policy" | "preferences" | "presets">,
): Promise<FreshDraft> {
  const choices = await withPreset(said, requester.userId, services);
  const own = await ownDefaults(requester, services);
  const asked: Asked = withChoices(withChoices({ prompt }, own.choices), choices);
  const hasPicture = asked.source?.image !== undefined;
  if (!isVisible(prompt) && !hasPicture) throw invalid(say("options.empty-prompt"));
  const draft = draftOf(asked, modelFacts(services.studio));
  return {
    draft: { ...draft, prompt: withWords(prompt, own.added) },
    source: hasPicture ? asked.source : undefined,
    warnings: checkSource(choices, hasPicture),
  };
}

/** A prompt with words that are always added; one that was copied has them already. */
function withWords(prompt: string, added: string | undefined): string {
  if (added === undefined || added === "" || prompt.includes(added)) return prompt;
  return isVisible(prompt) ? `${prompt}, ${added}` : added;
}
