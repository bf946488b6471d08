import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import type { ProblemList } from "./problem-list.ts";
import { SELECTS } from "./select.ts";

/** Kinds that a Components V2 message may have at its top, and inside a container. */
const INSIDE_CONTAINER: ReadonlySet<number> = new Set([
  COMPONENT.actionRow,
  COMPONENT.section,
  COMPONENT.textDisplay,
  COMPONENT.mediaGallery,
  COMPONENT.file,
  COMPONENT.separator,
]);
const TOP_LEVEL: ReadonlySet<number> = new Set([...INSIDE_CONTAINER, COMPONENT.container]);
const CLASSIC: ReadonlySet<number> = new Set([COMPONENT.actionRow]);

/** Kinds that may stand at the top of a message. */
export function topLevelKinds(isComponentsV2: boolean): ReadonlySet<number> {
  return isComponentsV2 ? TOP_LEVEL : CLASSIC;
}

/** That only kinds in `allowed` stand in a list of components. */
export function checkKinds(
  components: readonly Component[],
  allowed: ReadonlySet<number>,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  for (const [index, { type }] of components.entries())
    if (!allowed.has(type))
      problems.add(
        [...path, index, "type"],
        "UNION_TYPE_CHOICES",
        `Value of field "type" must be one of (${[...allowed].join(", ")}).`,
      );
}

/** An action row holds one to five buttons, or a single select. */
export function checkActionRow(
  row: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const children = row.components ?? [];
  const selects = children.filter((child) => SELECTS.has(child.type)).length;
  problems.count([...path, "components"], children.length, 1, selects > 0 ? 1 : 5);
  checkKinds(children, new Set([COMPONENT.button, ...SELECTS]), [...path, "components"], problems);
}

/** A section holds one to three texts beside a button or a thumbnail. */
export function checkSection(
  section: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const texts = section.components ?? [];
  problems.count([...path, "components"], texts.length, 1, 3);
  checkKinds(texts, new Set([COMPONENT.textDisplay]), [...path, "components"], problems);
  const accessory = section.accessory?.type;
  if (accessory !== COMPONENT.button && accessory !== COMPONENT.thumbnail)
    problems.add(
      [...path, "accessory"],
      "BASE_TYPE_REQUIRED",
      "A button or thumbnail is required.",
    );
}

export function checkContainer(
  container: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  const children = container.components ?? [];
  problems.count([...path, "components"], children.length, 1, 40);
  checkKinds(children, INSIDE_CONTAINER, [...path, "components"], problems);
}
