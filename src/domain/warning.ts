import { z } from "zod";
import type { WarnedOption } from "./options/warned-option.ts";
import { type Message, messageSchema } from "../words/index.ts";

/**
 * Something that was done differently from what was asked. `option` is the option's public name
 * (as in `/imagine`), `message` says what, for the person who asked.
 */
export const warningSchema = z.object({ option: z.string(), message: messageSchema });
export type Warning = z.infer<typeof warningSchema>;

/** Makes a warning. */
export function warning(option: WarnedOption, message: Message): Warning {
  return { option, message };
}
