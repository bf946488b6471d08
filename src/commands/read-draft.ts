import type { ChatInputCommandInteraction } from "discord.js";
import { UserError } from "../domain/errors.ts";
import type { AskedControl, AskedSource } from "../domain/options/asked.ts";
import {
  type Choice,
  type Choices,
  choose,
  collect,
  withChoices,
} from "../domain/options/choices.ts";
import { checkSource, draftOf, withControlPicture } from "../domain/options/draft-of.ts";
import { invalid } from "../domain/options/kinds/kind.ts";
import type { Option } from "../domain/options/option.ts";
import { type OptionName, options as table } from "../domain/options/table.ts";
import type { Draft } from "../domain/request.ts";
import type { OrderDefaults } from "../domain/rules/server-rules.ts";
import type { Warning } from "../domain/warning.ts";
import { modelFacts } from "../pipeline/orders/known-options.ts";
import { isVisible } from "../pipeline/orders/settle-draft.ts";
import { readPrompt } from "../pipeline/orders/typed-prompt.ts";
import { say } from "../words/index.ts";
import type { Only } from "../discord/interactions/services.ts";

/** One `/imagine` as it was typed, read without any I/O. */
export interface ImagineOrder {
  readonly draft: Draft;
  /** The picture to start from, if there is one. */
  readonly source: AskedSource | undefined;
  /** The ControlNet, if there is one, with its picture. */
  readonly control: AskedControl | undefined;
  readonly warnings: readonly Warning[];
}

/** What holds where an order is made: its defaults, and how many pictures it may have. */
export interface ImaginePlace {
  readonly defaults: OrderDefaults;
  readonly mostPictures?: number | undefined;
}

type Options = Pick<
  ChatInputCommandInteraction["options"],
  "getString" | "getInteger" | "getNumber" | "getBoolean" | "getAttachment"
>;

/**
 * Reads what somebody typed into `/imagine`, its options and the flags of its prompt. Throws
 * UserError for what can be seen to be wrong at once, so that the refusal is still seen by nobody
 * else; whether the model exists is not looked at.
 */
export function readDraft(
  options: Options,
  { defaults, mostPictures = Number.POSITIVE_INFINITY }: ImaginePlace,
  { studio }: Only<"studio">,
): ImagineOrder {
  const given = readOptions(options);
  const { prompt, choices: flags } = readPrompt(options.getString("prompt", true), studio);
  const choices = collect([...given.values(), ...flags.values()]);
  // A picture to start from brings its own size.
  const { size, ...others } = defaults;
  const startsFrom = (usual: OrderDefaults) =>
    withControlPicture(withChoices({ ...usual, prompt }, choices), choices, "image");
  const hasPicture = startsFrom(others).source?.image !== undefined;
  const asked = startsFrom(hasPicture ? others : { ...others, size });
  const facts = modelFacts(studio);
  const usualCount = (id: string | undefined) => Math.min(facts.usualCount(id), mostPictures);
  if (!isVisible(prompt) && !hasPicture && asked.control === undefined)
    throw invalid(say("options.empty-prompt"));
  return {
    draft: draftOf(asked, { ...facts, usualCount }),
    source: hasPicture ? asked.source : undefined,
    control: asked.control,
    warnings: checkSource(choices, hasPicture),
  };
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
  if (type === "refiner") return options.getBoolean(name) ?? undefined;
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
