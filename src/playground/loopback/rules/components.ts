import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import { displayedText, walkComponents } from "../wire/walk-components.ts";
import { checkButton } from "./button.ts";
import {
  checkActionRow,
  checkContainer,
  checkKinds,
  checkSection,
  topLevelKinds,
} from "./layout.ts";
import type { ProblemList } from "./problem-list.ts";
import { checkSelect, SELECTS } from "./select.ts";

const MOST_COMPONENTS = 40;
const MOST_ROWS = 5;
const MOST_TEXT = 4000;
const LONGEST_DESCRIPTION = 1024;

/** The rules for a message's components: kinds, counts, lengths, and custom ids that are unique. */
export function checkComponents(
  components: readonly Component[],
  isComponentsV2: boolean,
  problems: ProblemList,
): void {
  checkKinds(components, topLevelKinds(isComponentsV2), ["components"], problems);
  const all = [...walkComponents(components)];
  if (isComponentsV2) {
    if (all.length > MOST_COMPONENTS)
      problems.add(
        ["components"],
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        `At most ${MOST_COMPONENTS} components, nested ones counted; these are ${all.length}.`,
      );
    const text = displayedText(components).replaceAll("\n", "").length;
    if (text > MOST_TEXT)
      problems.add(
        ["components"],
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        `At most ${MOST_TEXT} characters of text in all; these are ${text}.`,
      );
  } else problems.count(["components"], components.length, 0, MOST_ROWS);
  for (const { component, path } of all) checkOne(component, path, problems);
  problems.unique(
    all.flatMap(({ component, path }) =>
      component.custom_id === undefined
        ? []
        : [{ path: [...path, "custom_id"], key: component.custom_id }],
    ),
    "COMPONENT_CUSTOM_ID_DUPLICATED",
  );
}

function checkOne(
  component: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const { type } = component;
  if (SELECTS.has(type)) checkSelect(component, path, problems);
  else if (type === COMPONENT.button) checkButton(component, path, problems);
  else if (type === COMPONENT.actionRow) checkActionRow(component, path, problems);
  else if (type === COMPONENT.section) checkSection(component, path, problems);
  else if (type === COMPONENT.container) checkContainer(component, path, problems);
  else if (type === COMPONENT.textDisplay)
    problems.length([...path, "content"], component.content, 1, MOST_TEXT);
  else if (type === COMPONENT.thumbnail)
    problems.length([...path, "description"], component.description, 0, LONGEST_DESCRIPTION);
  else if (type === COMPONENT.mediaGallery) checkGallery(component, path, problems);
}

function checkGallery(
  gallery: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const items = gallery.items ?? [];
  problems.count([...path, "items"], items.length, 1, 10);
  for (const [index, item] of items.entries())
    problems.length(
      [...path, "items", index, "description"],
      item.description,
      0,
      LONGEST_DESCRIPTION,
    );
}
