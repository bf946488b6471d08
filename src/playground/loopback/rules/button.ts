import type { Component } from "../wire/component.ts";
import type { ProblemList } from "./problem-list.ts";

const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** A button has a face (a label of up to 80 characters, or an emoji) and a custom id or an address. */
export function checkButton(
  button: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const style = button.style ?? 0;
  if (style < 1 || style > PREMIUM_STYLE)
    problems.add(
      [...path, "style"],
      "BASE_TYPE_CHOICES",
      "Value must be one of {1, 2, 3, 4, 5, 6}.",
    );
  if (style === PREMIUM_STYLE) return;
  problems.length([...path, "label"], button.label, 0, 80);
  if (button.label === undefined && button.emoji === undefined)
    problems.add(path, "BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji.");
  if (style === LINK_STYLE) problems.length([...path, "url"], button.url, 1, 512);
  else problems.length([...path, "custom_id"], button.custom_id, 1, 100);
}
