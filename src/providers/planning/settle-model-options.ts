import type { ModelOption, NumberRange } from "../../domain/capabilities.ts";
import { modelOption } from "../../domain/options/warned-option.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Message, say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";
import type { Warn } from "./warn.ts";

type Values = NonNullable<GenerationRequest["modelOptions"]>;
type Value = Values[string];

/**
 * The options of a model's own as they will be sent: each one that was asked for and fits. What the
 * model does not have or take is left out or brought into its range, each with a warning under the
 * option's own name.
 */
export function settleModelOptions(
  { name: model, capabilities }: Pick<PlannedModel, "name" | "capabilities">,
  asked: Values | undefined,
  warn: Warn,
): Values | undefined {
  if (asked === undefined) return undefined;
  const settled = Object.entries(asked).flatMap(([option, value]) => {
    const { modelOptions: known = {} } = capabilities;
    const kind = Object.hasOwn(known, option) ? known[option] : undefined;
    if (kind === undefined) {
      warn(modelOption(option), say("planning.no-model-option", { model, option }));
      return [];
    }
    const { used, message } = settle(value, kind, { model, option });
    if (message) warn(modelOption(option), message);
    return used === undefined ? [] : [[option, used] as const];
  });
  return settled.length === 0 ? undefined : Object.fromEntries(settled);
}

interface Settled {
  readonly used: Value | undefined;
  readonly message?: Message;
}

interface Names {
  readonly model: string;
  readonly option: string;
}

function settle(asked: Value, option: ModelOption, names: Names): Settled {
  if (option.kind === "choice") return settleChoice(String(asked), option.choices, names);
  if (option.kind === "number") return settleRange(asked, option, names);
  if (option.kind === "switch") return settleSwitch(String(asked), names);
  return settleText(String(asked), option.maxLength, names);
}

function settleChoice(asked: string, choices: readonly string[], names: Names): Settled {
  const used = choices.find((choice) => choice.toLowerCase() === asked.toLowerCase());
  if (used !== undefined) return { used };
  return { used, message: say("planning.model-choice", { ...names, asked, choices }) };
}

function settleRange(asked: Value, { min, max }: NumberRange, names: Names): Settled {
  const written = String(asked).trim();
  const number = written === "" ? Number.NaN : Number(asked);
  if (!Number.isFinite(number)) {
    const message = say("planning.model-number", { ...names, asked: written, min, max });
    return { used: undefined, message };
  }
  const used = Math.min(max, Math.max(min, number));
  if (used === number) return { used };
  const message = say("planning.model-range", { ...names, asked: number, min, max, value: used });
  return { used, message };
}

const switches: Readonly<Record<string, boolean>> = {
  true: true,
  on: true,
  false: false,
  off: false,
};

function settleSwitch(asked: string, names: Names): Settled {
  const word = asked.toLowerCase();
  const used = Object.hasOwn(switches, word) ? switches[word] : undefined;
  if (used !== undefined) return { used };
  return { used, message: say("planning.model-switch", { ...names, asked }) };
}

function settleText(asked: string, max: number, names: Names): Settled {
  if (asked.length <= max) return { used: asked };
  return { used: asked.slice(0, max), message: say("planning.model-text", { ...names, max }) };
}
