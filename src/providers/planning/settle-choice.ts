import type { ChoiceList } from "../../domain/capabilities.ts";
import { translateScheduler } from "../schedulers.ts";
import type { SchedulerVocabulary } from "../schedulers.ts";
import type { Warn } from "./warn.ts";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The spelling under which a list holds a name, whatever the case it was written in. */
function inList(list: readonly string[], name: string): string | undefined {
  return list.find((choice) => same(choice, name));
}

/** The style that will be sent: one of the list, or, where the list is open, any other with a warning. */
export function settleStyle(
  asked: string | undefined,
  styles: ChoiceList | undefined,
  model: string,
  warn: Warn,
): string | undefined {
  if (!styles) {
    if (asked !== undefined) {
      warn("style", `${model} has no styles: describe "${asked}" in the prompt instead.`);
    }
    return undefined;
  }
  if (asked === undefined) return styles.default;
  const known = inList(styles.choices, asked);
  if (known !== undefined) return known;
  if (styles.open) {
    warn(
      "style",
      `"${asked}" is not among the known styles of ${model}; it was sent all the same.`,
    );
    return asked;
  }
  warn("style", `${model} has no style "${asked}": "${styles.default ?? "none"}" was used.`);
  return styles.default;
}

/** How a model names its schedulers. */
export interface SchedulerChoices {
  readonly list: ChoiceList;
  readonly vocabulary: SchedulerVocabulary;
  /** Names beyond the documented list that other clients are known to send. */
  readonly tolerated: readonly string[];
}

/**
 * The scheduler that will be sent, by the model's own name for it. A name from another vocabulary
 * is translated; warns when the result is another scheduler, or one that the model may not take.
 */
export function settleScheduler(
  asked: string | undefined,
  { list, vocabulary, tolerated }: SchedulerChoices,
  model: string,
  warn: Warn,
): string | undefined {
  if (asked === undefined) return list.default;
  const known = inList(list.choices, asked);
  if (known !== undefined) return known;
  const translation = translateScheduler(asked, vocabulary) ?? { name: asked, exact: true };
  const name = inList([...list.choices, ...tolerated], translation.name) ?? translation.name;
  const documented = list.choices.includes(name);
  if (!documented && !list.open && !tolerated.includes(name)) {
    warn(
      "scheduler",
      `${model} has no scheduler "${asked}": ${list.default ?? "its own"} was used.`,
    );
    return list.default;
  }
  if (!documented) {
    warn(
      "scheduler",
      `${name} is not among the known schedulers of ${model}; it was sent all the same.`,
    );
  } else if (!translation.exact) {
    warn("scheduler", `${model} has no ${asked}: ${name} comes closest and was used.`);
  }
  return name;
}
