import type { ChatInputCommandInteraction } from "discord.js";
import { type FreshDraft, freshDraft } from "../discord/people/fresh-draft.ts";
import type { Only } from "../discord/interactions/services.ts";
import { UserError } from "../domain/errors.ts";
import { type Choice, type Choices, choose, collect } from "../domain/options/choices.ts";
import { invalid } from "../domain/options/kinds/kind.ts";
import type { Option } from "../domain/options/option.ts";
import { type OptionName, options as table } from "../domain/options/table.ts";
import { readPrompt } from "../pipeline/orders/typed-prompt.ts";
import type { Requester } from "../pipeline/policy/requester.ts";
import { say } from "../words/index.ts";

type Options = Pick<
  ChatInputCommandInteraction["options"],
  "getString" | "getInteger" | "getNumber" | "getBoolean" | "getAttachment"
>;

/**
 * Reads what somebody typed into `/imagine`, its options and the flags of its prompt, with their
 * preset and their own defaults. Throws UserError for what can be seen to be wrong at once, so that
 * the refusal is still seen by nobody else; whether the model exists is not looked at.
 */
export async function readDraft(
  options: Options,
  requester: Requester,
  services: Only<"studio" | "policy" | "preferences" | "presets">,
): Promise<FreshDraft> {
  const given = readOptions(options);
  const typed = readPrompt(options.getString("prompt", true), services.studio);
  const choices = collect([...given.values(), ...typed.choices.values()]);
  return await freshDraft({ prompt: typed.prompt, choices }, requester, services);
}

function readOptions(options: Options): Choices {
  const given = collect(
    table
      .filter(({ isCommandOption, name }) => isCommandOption && name !== "prompt")
      .flatMap((option): readonly Choice[] => {
        const value = valueOf(option, options);
        return value === undefined ? [] : [choose(option, value, option.name)];
      }),
  );
  const [first, second] = [given.get("image"), given.get("image_url")].map((each) => each?.spelled);
  if (first === undefined || second === undefined) return given;
  throw invalid(say("options.two-pictures", { first, second }));
}

function valueOf({ name, facts: { type } }: Option<OptionName>, options: Options): unknown {
  if (type === "integer") return options.getInteger(name) ?? undefined;
  if (type === "number") return options.getNumber(name) ?? undefined;
  if (type === "refiner" || type === "switch") return options.getBoolean(name) ?? undefined;
  if (type === "picture") return options.getAttachment(name)?.url;
  return options.getString(name) ?? undefined;
}

/** That a model does not exist, and which do. */
export function unknownModel(id: string, { studio }: Only<"studio">): UserError {
  const known = studio.models.slice(0, 10).map((model) => model.id);
  const model = id.slice(0, 100);
  return new UserError(
    "unknown-model",
    known.length === 0
      ? say("options.no-model", { model })
      : say("options.unknown-model", { model, known }),
  );
}
