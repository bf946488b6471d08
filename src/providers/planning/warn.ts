import type { Message } from "../../words/index.ts";

/** Notes a difference from what was asked: the option's public name, and what to tell the person. */
export type Warn = (option: string, message: Message | string) => void;
