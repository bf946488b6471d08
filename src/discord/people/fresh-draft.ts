import type { Asked, AskedControl, AskedSource } from "../../domain/options/asked.ts";
import { type Choices, withChoices } from "../../domain/options/choices.ts";
import { checkSource, draftOf, withControlPicture } from "../../domain/options/draft-of.ts";
import type { FlaggedPrompt } from "../../domain/options/flags/read-flags.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Draft } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { modelFacts } from "../../pipeline/orders/known-options.ts";
import { usableDefaults } from "../../pipeline/orders/with-defaults.ts";
import { granted } from "../../pipeline/policy/answer.ts";
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
  /** The address of a further picture, if there is one. */
  readonly image2: string | undefined;
  /** The ControlNet, if there is one, with its picture. */
  readonly control: AskedControl | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * A draft of what somebody said, with their preset where they say nothing, then with their own
 * defaults, and then with those of the place. Throws UserError for what is wrong with it, and
 * RefusedError where the rules of the place stand against it.
 */
export async function freshDraft(
  { prompt, choices: said }: FlaggedPrompt,
  requester: Requester,
  services: Only<"studio" | "policy" | "preferences" | "presets">,
): Promise<FreshDraft> {
  const choices = await withPreset(said, requester.userId, services);
  const rights = granted(await services.policy.mayOrder(requester));
  const own = await ownDefaults(requester.userId, rights, services);
  const hasPicture = choices.has("image") || choices.has("image_url");
  const { size, ...others } = usableDefaults(rights.defaults, services.studio.models);
  // A picture to start from brings its own size.
  const usual: Asked = hasPicture ? { ...others, prompt } : { ...others, size, prompt };
  const mine = hasPicture ? withoutSize(own.choices) : own.choices;
  const whole = withChoices(withChoices(usual, mine), choices);
  const asked = withControlPicture(whole, choices, "image");
  const startsFrom = asked.source?.image !== undefined;
  const hasFurther = asked.control !== undefined || asked.image2 !== undefined;
  if (!isVisible(prompt) && !startsFrom && !hasFurther) throw invalid(say("options.empty-prompt"));
  const { mostPictures = Number.POSITIVE_INFINITY } = rights.bounds;
  const facts = modelFacts(services.studio);
  const usualCount = (id: string | undefined) => Math.min(facts.usualCount(id), mostPictures);
  const draft = draftOf(asked, { ...facts, usualCount });
  return {
    draft: { ...draft, prompt: withWords(prompt, own.added) },
    source: startsFrom ? asked.source : undefined,
    image2: asked.image2,
    control: asked.control,
    warnings: checkSource(choices, startsFrom),
  };
}

const withoutSize = (choices: Choices): Choices =>
  new Map([...choices].filter(([name]) => name !== "size"));

/** A prompt with words that are always added; one that was copied has them already. */
function withWords(prompt: string, added: string | undefined): string {
  if (added === undefined || added === "" || prompt.includes(added)) return prompt;
  return isVisible(prompt) ? `${prompt}, ${added}` : added;
}
