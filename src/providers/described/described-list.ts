import { z } from "zod";
import { ProviderError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { createLateList, type LateList } from "../late-list.ts";
import type { ProviderParts } from "../provider.ts";
import { type InputField, inputFieldSchema } from "./input-field.ts";
import { rolesOf } from "./roles.ts";

/** Schemas change with a model's versions, not by the hour. */
const FRESH_MS = 300_000;

const itemSchema = z.object({
  name: z.string(),
  /** Undefined for a model that publishes none. */
  fields: inputFieldSchema.array().optional(),
});
/** A model and its inputs. */
export type Described = z.infer<typeof itemSchema>;

/** What is known of a model: its inputs, that it publishes none, or that it is not there. */
export type Description = readonly InputField[] | "none" | "gone";

export interface DescribedListOptions extends Pick<ProviderParts, "cache" | "now"> {
  readonly names: readonly string[];
  readonly log: Logger;
  /** Asks for a model's inputs. Throws ProviderError where nobody answers. */
  readonly describe: (name: string, signal: AbortSignal) => Promise<Description>;
}

/**
 * The models that the settings name, with the inputs that each publishes. One whose schema cannot be
 * had just now keeps the last known inputs, else it counts as one without. Rejects when the key is
 * refused.
 */
export function createDescribedList(options: DescribedListOptions): LateList<Described> {
  const { names, describe, log, cache, now } = options;
  const list: LateList<Described> = createLateList({
    find: async (signal) => {
      const found = await Promise.all(names.map(async (name) => one(name, signal)));
      return found.flatMap((each) => each ?? []);
    },
    item: itemSchema,
    cache,
    name: "models",
    now,
    freshMs: FRESH_MS,
  });

  async function one(name: string, signal: AbortSignal): Promise<Described | undefined> {
    try {
      const description = await describe(name, signal);
      if (description === "gone") log.warn({ model: name }, "the service does not know this model");
      if (description === "gone") return undefined;
      return description === "none" ? { name } : { name, fields: [...description] };
    } catch (error) {
      if (error instanceof ProviderError && error.kind === "bad-key") throw error;
      log.warn({ model: name, error }, "the inputs of this model are not known just now");
      return list.current().find((known) => known.name === name) ?? { name };
    }
  }
  return list;
}

/** The inputs that a model needs and no option stands for; such a model cannot be offered. */
export function missingInputs({ fields = [] }: Described): readonly string[] {
  return rolesOf(fields).missing.map(({ name }) => name);
}

/**
 * The model that comes closest for what one cannot take: of the same app (the first two parts of the
 * name), from words where it needs a picture, from a picture where it takes words only.
 */
export function relativeOf(
  { name, fields = [] }: Described,
  all: readonly Described[],
): string | undefined {
  const own = takes(fields);
  if (own.words && own.picture) return undefined;
  return all.find((other) => {
    if (other.name === name || appOf(other.name) !== appOf(name)) return false;
    const theirs = takes(other.fields ?? []);
    return own.words ? theirs.picture : theirs.words;
  })?.name;
}

const appOf = (name: string): string => name.split("/").slice(0, 2).join("/");

function takes(fields: readonly InputField[]) {
  const { source } = rolesOf(fields);
  return { words: !source?.required, picture: source !== undefined };
}
