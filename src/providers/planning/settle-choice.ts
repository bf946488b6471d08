import type { ChoiceList } from "../../domain/capabilities.ts";
import { say } from "../../words/index.ts";
import { ownNames, translateScheduler } from "../schedulers.ts";
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
    if (asked !== undefined) warn("style", say("planning.no-styles", { model, style: asked }));
    return undefined;
  }
  if (asked === undefined) return styles.default;
  const known = inList(styles.choices, asked);
  if (known !== undefined) return known;
  if (styles.open) {
    warn("style", say("planning.unknown-style", { model, style: asked }));
    return asked;
  }
  warn(
    "style",
    styles.default === undefined
      ? say("planning.no-such-style", { model, style: asked })
      : say("planning.other-style", { model, style: asked, used: styles.default }),
  );
  return styles.default;
}

/** How a model names its schedulers. */
export interface SchedulerChoices {
  readonly list: ChoiceList;
  /** The model's names by Easel's; absent: it calls them as Easel does. */
  readonly names?: SchedulerVocabulary | undefined;
  /** Names beyond the documented list that other clients are known to send. */
  readonly tolerated?: readonly string[] | undefined;
}

/**
 * The scheduler that will be sent, by the model's own name for it. A name from another vocabulary
 * is translated; warns when the result is another scheduler, or one that the model may not take.
 */
export function settleScheduler(
  asked: string | undefined,
  { list, names = ownNames, tolerated = [] }: SchedulerChoices,
  model: string,
  warn: Warn,
): string | undefined {
  if (asked === undefined) return list.default;
  const known = inList(list.choices, asked);
  if (known !== undefined) return known;
  const translation = translateScheduler(asked, names) ?? { name: asked, exact: true };
  const name = inList([...list.choices, ...tolerated], translation.name) ?? translation.name;
  const documented = list.choices.includes(name);
  if (!documented && !list.open && !tolerated.includes(name)) {
    warn(
      "scheduler",
      list.default === undefined
        ? say("planning.no-such-scheduler", { model, scheduler: asked })
        : say("planning.other-scheduler", { model, scheduler: asked, used: list.default }),
    );
    return list.default;
  }
  if (!documented) {
    warn("scheduler", say("planning.unknown-scheduler", { model, scheduler: name }));
  } else if (!translation.exact) {
    warn("scheduler", say("planning.near-scheduler", { model, scheduler: asked, used: name }));
  }
  return name;
}
