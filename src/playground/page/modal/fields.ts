import type { Component, Select } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";
import { renderMarkdown, type Names } from "../markdown/render.ts";
import { type Choosable, selectOptions } from "../select-options.ts";
import type { Field, FieldWords } from "./field.ts";
import { fileField } from "./file-field.ts";
import { selectField } from "./select-field.ts";
import { textField } from "./text-field.ts";

export interface FieldContext extends Choosable {
  readonly names: Names;
}

/** The parts of a form, in their order: labels with a field, older rows with one, and texts. */
export function modalFields(
  components: readonly Component[],
  context: FieldContext,
): readonly Field[] {
  return components.flatMap((component): readonly Field[] => {
    if (component.type === 18) {
      const words = { label: component.label, description: component.description };
      return [fieldOf(component.component, words, context)];
    }
    if (component.type === 1) return modalFields(component.components, context);
    if (component.type === 10) return [words(renderMarkdown(component.content, context.names))];
    const label = "label" in component ? (component.label ?? "") : "";
    return [fieldOf(component, { label, description: undefined }, context)];
  });
}

function fieldOf(component: Component, shown: FieldWords, context: FieldContext): Field {
  if (component.type === 4) return textField(component, shown);
  if (component.type === 19) return fileField(component, shown);
  if (isSelect(component)) {
    return selectField(component, shown, selectOptions(component, context));
  }
  return words(element("p", { class: "unknown" }, "A part that this page cannot show."));
}

function isSelect(component: Component): component is Select {
  return component.type === 3 || (component.type >= 5 && component.type <= 8);
}

function words(shown: HTMLElement): Field {
  return {
    customId: undefined,
    element: shown,
    focus: () => {},
    check: () => undefined,
    value: () => Promise.resolve(undefined),
  };
}
