import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import type { ModalBody } from "../wire/interaction.ts";
import { walkComponents } from "../wire/walk-components.ts";
import { checkKinds } from "./layout.ts";
import { ProblemList } from "./problem-list.ts";
import { checkSelect, SELECTS } from "./select.ts";
import type { BodyProblem } from "../validate.ts";

const TOP_LEVEL: ReadonlySet<number> = new Set([
  COMPONENT.actionRow,
  COMPONENT.textDisplay,
  COMPONENT.label,
]);
const IN_LABEL: ReadonlySet<number> = new Set([
  COMPONENT.textInput,
  COMPONENT.fileUpload,
  ...SELECTS,
  // Radio group, checkbox group and checkbox.
  21,
  22,
  23,
]);

/** The rules for a modal: a title, one to five fields, each with a label and a custom id of its own. */
export function checkModal(modal: ModalBody): readonly BodyProblem[] {
  const problems = new ProblemList();
  problems.length(["data", "custom_id"], modal.custom_id, 1, 100);
  problems.length(["data", "title"], modal.title, 1, 45);
  const components = modal.components ?? [];
  const path = ["data", "components"];
  problems.count(path, components.length, 1, 5);
  checkKinds(components, TOP_LEVEL, path, problems);
  const fields = [...walkComponents(components, path)];
  for (const field of fields) checkField(field.component, field.path, problems);
  problems.unique(
    fields.flatMap(({ component, path: place }) =>
      component.custom_id === undefined
        ? []
        : [{ path: [...place, "custom_id"], key: component.custom_id }],
    ),
    "COMPONENT_CUSTOM_ID_DUPLICATED",
  );
  return problems.all;
}

function checkField(
  field: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  if (field.type === COMPONENT.label) {
    problems.length([...path, "label"], field.label, 1, 45);
    problems.length([...path, "description"], field.description, 0, 100);
    checkKinds(field.component ? [field.component] : [], IN_LABEL, path, problems);
    if (field.component === undefined)
      problems.add([...path, "component"], "BASE_TYPE_REQUIRED", "This field is required");
  } else if (field.type === COMPONENT.actionRow)
    checkKinds(
      field.components ?? [],
      new Set([COMPONENT.textInput]),
      [...path, "components"],
      problems,
    );
  else if (field.type === COMPONENT.textInput) checkTextInput(field, path, problems);
  else if (field.type === COMPONENT.fileUpload) {
    problems.length([...path, "custom_id"], field.custom_id, 1, 100);
    problems.count([...path, "max_values"], field.max_values ?? 1, 1, 10);
  } else if (SELECTS.has(field.type)) checkSelect(field, path, problems);
}

function checkTextInput(
  input: Component,
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  problems.length([...path, "custom_id"], input.custom_id, 1, 100);
  problems.length([...path, "placeholder"], input.placeholder, 0, 100);
  problems.count([...path, "max_length"], input.max_length ?? 4000, 1, 4000);
  problems.length([...path, "value"], input.value, 0, input.max_length ?? 4000);
  if (input.style !== 1 && input.style !== 2)
    problems.add([...path, "style"], "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.");
}
