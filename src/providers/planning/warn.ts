import type { WarnedOption } from "../../domain/options/warned-option.ts";
import type { Message } from "../../words/index.ts";

/** Notes a difference from what was asked: the option's public name, and what to tell the person. */
export type Warn = (option: WarnedOption, message: Message) => void;
