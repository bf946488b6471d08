import type { Message } from "../../words/index.ts";
import type { OptionName } from "./table.ts";

const message = (code: `options.${OptionName}${"" | "-label" | "-name"}`): Message => ({
  code,
  params: {},
});

/** What an option is for, in at most 100 characters. */
export const description = (name: OptionName): Message => message(`options.${name}`);

/** What an option is called in a sentence, at its beginning: "The seed". */
export const label = (name: OptionName): Message => message(`options.${name}-label`);

/** The name of an option as Discord shows it. */
export const shownName = (name: OptionName): Message => message(`options.${name}-name`);
