import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import type { ProblemList } from "./problem-list.ts";

/** The kinds of select menus. */
export const SELECTS: ReadonlySet<number> = new Set([
  COMPONENT.stringSelect,
  COMPONENT.userSelect,
  COMPONENT.roleSelect,
  COMPONENT.mentionableSelect,
  COMPONENT.channelSelect,
]);

/** A select has a custom id; one of texts has 1 to 25 options with unique values. */
export function checkSelect(
  select: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  problems.length([...path, "custom_id"], select.custom_id, 1, 100);
  problems.length([...path, "placeholder"], select.placeholder, 0, 150);
  if ((select.min_values ?? 1) > (select.max_values ?? 1))
    problems.add(
      [...path, "min_values"],
      "BASE_TYPE_BAD_VALUE",
      "min_values must not be larger than max_values.",
    );
  if (select.type !== COMPONENT.stringSelect) return;
  const options = select.options ?? [];
  problems.count([...path, "options"], options.length, 1, 25);
  for (const [index, option] of options.entries()) {
    const place = [...path, "options", index];
    problems.length([...place, "label"], option.label, 1, 100);
    problems.length([...place, "value"], option.value, 1, 100);
    problems.length([...place, "description"], option.description, 0, 100);
  }
  problems.unique(
    options.map(({ value }, index) => ({ path: [...path, "options", index, "value"], key: value })),
    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
  );
  if ((select.max_values ?? 1) > options.length)
    problems.add(
      [...path, "max_values"],
      "BASE_TYPE_BAD_VALUE",
      "max_values must not be larger than the number of options.",
    );
}
