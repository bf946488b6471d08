import { parseArgs } from "node:util";
import { UserError } from "../../domain/errors.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const flags = {
  prompt: text,
  model: text,
  negative: text,
  style: text,
  count: text,
  size: text,
  seed: text,
  steps: text,
  guidance: text,
  scheduler: text,
  sigmas: text,
  eta: text,
  "clip-skip": text,
  image: text,
  strength: text,
  mask: text,
  extend: text,
  "variation-seed": text,
  "variation-strength": text,
  hires: text,
  "hires-strength": text,
  "hires-steps": text,
  "hires-upscaler": text,
  refiner: text,
  "high-noise-fraction": text,
  latents: text,
  out: text,
  requests: text,
  json: flag,
  help: flag,
} as const;

/** The flags as they were typed; every value is still text. */
export interface Flags {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** The words without a flag: the prompt. */
  readonly prompt: string | undefined;
}

/**
 * Splits the arguments of `npm run imagine --`. Throws UserError for a flag that does not exist
 * and for one without its value.
 */
export function readFlags(args: readonly string[]): Flags {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: flags,
      allowPositionals: true,
    });
    return { values, prompt: positionals.length > 0 ? positionals.join(" ") : undefined };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError("invalid-option", explain(error.message), { cause: error });
  }
}

/** Node's own words say more than one sentence, and nothing of what there is. */
function explain(message: string): string {
  const valueless = /^Option '(?:-\w, )?(--[\w-]+).*argument (?:missing|is ambiguous)/.exec(
    message,
  );
  if (valueless) {
    const [, name = ""] = valueless;
    return `${name} needs a value; one that begins with a dash is written ${name}=-1.`;
  }
  const [reason = message] = message.split(/\.\s/);
  const known = Object.keys(flags).map((name) => `--${name}`);
  return `${reason.replaceAll("'", '"')}. Known options: ${known.join(" ")}.`;
}
