import { describe, expect, it } from "vitest";
import { checkModal } from "../../../../../src/playground/loopback/rules/modal.ts";
import type { Component } from "../../../../../src/playground/loopback/wire/component.ts";

const input = (id: string, more: Partial<Component> = {}): Component => ({
  type: 18,
  label: "Prompt",
  component: { type: 4, custom_id: id, style: 2, ...more },
});

function wrong(components: readonly Component[], title = "Edit"): string[] {
  return checkModal({ custom_id: "edit", title, components }).map(
    ({ code, path }) => `${code} ${path.join(".")}`,
  );
}

describe("a modal", () => {
  it("may hold labels with inputs, selects and uploads, and texts", () => {
    const select = { type: 3, custom_id: "s", options: [{ label: "a", value: "a" }] };
    const upload = { type: 19, custom_id: "f", max_values: 10 };
    expect(
      wrong([
        input("a", { value: "x".repeat(4000) }),
        { type: 18, label: "Size", component: select },
        { type: 18, label: "Picture", component: upload },
        { type: 10, content: "hello" },
        { type: 1, components: [{ type: 4, custom_id: "old", style: 1, label: "Old" }] },
      ]),
    ).toEqual([]);
  });

  it("has one to five fields and a title of up to 45 characters", () => {
    expect(wrong([])).toEqual(["BASE_TYPE_BAD_LENGTH data.components"]);
    expect(wrong(["a", "b", "c", "d", "e", "f"].map((id) => input(id)))).toEqual([
      "BASE_TYPE_BAD_LENGTH data.components",
    ]);
    expect(wrong([input("a")], "x".repeat(46))).toEqual(["BASE_TYPE_BAD_LENGTH data.title"]);
  });

  it("has inputs with ids of their own that fit their lengths", () => {
    expect(wrong([input("a"), input("a", { max_length: 2, value: "abc" })])).toEqual([
      "BASE_TYPE_BAD_LENGTH data.components.1.component.value",
      "COMPONENT_CUSTOM_ID_DUPLICATED data.components.1.component.custom_id",
    ]);
    expect(wrong([input("a", { style: 3, max_length: 4001 })])).toEqual([
      "BASE_TYPE_BAD_LENGTH data.components.0.component.max_length",
      "BASE_TYPE_CHOICES data.components.0.component.style",
    ]);
  });

  it("has no buttons, and no label without a field", () => {
    expect(
      wrong([
        { type: 2, custom_id: "b" },
        { type: 18, label: "Empty" },
      ]),
    ).toEqual([
      "UNION_TYPE_CHOICES data.components.0.type",
      "BASE_TYPE_REQUIRED data.components.1.component",
    ]);
  });
});
