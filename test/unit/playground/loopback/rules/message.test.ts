import { describe, expect, it } from "vitest";
import { checkMessage } from "../../../../../src/playground/loopback/rules/message.ts";
import type { MessageDraft } from "../../../../../src/playground/loopback/rules/message.ts";
import type { Component } from "../../../../../src/playground/loopback/wire/component.ts";
import type { MessageBody } from "../../../../../src/playground/loopback/wire/message-body.ts";

const V2 = 1 << 15;
const text = (content: string): Component => ({ type: 10, content });
const button = (id: string): Component => ({ type: 2, style: 2, label: "V1", custom_id: id });
const row = (...components: Component[]): Component => ({ type: 1, components });
const gallery = (...urls: string[]): Component => ({
  type: 12,
  items: urls.map((url) => ({ media: { url } })),
});
const option = (value: string) => ({ label: value, value });
const select = (...values: string[]): Component =>
  row({ type: 3, custom_id: "s", options: values.map(option) });
const many = (count: number, make: (index: number) => Component): Component[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Codes and places of what is wrong with a message. */
function wrong(
  draft: Partial<MessageDraft>,
  body: MessageBody = {},
  wasComponentsV2 = false,
): string[] {
  const whole = { content: "", embeds: [], components: [], flags: 0, fileNames: [], ...draft };
  return checkMessage(body, whole, wasComponentsV2).map(
    ({ code, path }) => `${code} ${path.join(".")}`,
  );
}

describe("a Components V2 message", () => {
  it("may have texts, a gallery and rows of buttons", () => {
    const components = [text("hi"), gallery("attachment://a.png"), row(button("a"), button("b"))];
    expect(wrong({ flags: V2, components, fileNames: ["a.png"] })).toEqual([]);
  });

  it("has no content, embeds, polls or stickers", () => {
    const draft = { flags: V2, components: [text("hi")], content: "x", embeds: [{}] };
    const code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    expect(wrong(draft, { poll: {}, sticker_ids: ["1"] })).toEqual([
      `${code} content`,
      `${code} embeds`,
      `${code} poll`,
      `${code} sticker_ids`,
    ]);
  });

  it("stays one", () => {
    expect(wrong({ content: "x" }, { flags: 0 }, true)).toEqual([
      "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG flags",
    ]);
  });

  it("has at most 40 components, nested ones counted", () => {
    const inside = { type: 17, components: many(39, () => text("x")) };
    expect(wrong({ flags: V2, components: [inside] })).toEqual([]);
    expect(wrong({ flags: V2, components: [inside, text("x")] })).toEqual([
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED components",
    ]);
  });

  it("has at most 4,000 characters of text in all", () => {
    const half = text("x".repeat(2000));
    expect(wrong({ flags: V2, components: [half, half] })).toEqual([]);
    expect(wrong({ flags: V2, components: [half, half, text("x")] })).toEqual([
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED components",
    ]);
  });

  it("shows only files that are there", () => {
    const components = [gallery("attachment://a.png", "https://example.org/b.png", "nonsense")];
    expect(wrong({ flags: V2, components, fileNames: ["c.png"] })).toEqual([
      "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND components.0.items.0.media.url",
      "URL_TYPE_INVALID_URL components.0.items.2.media.url",
    ]);
  });
});

describe("any message", () => {
  it("has custom ids of at most 100 characters, each once", () => {
    expect(
      wrong({ components: [row(button("a"), button("a")), row(button("b".repeat(101)))] }),
    ).toEqual([
      "BASE_TYPE_BAD_LENGTH components.1.components.0.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED components.0.components.1.custom_id",
    ]);
  });

  it("has buttons with a face, a style, and an address if they are links", () => {
    const buttons = [
      { type: 2, style: 2, custom_id: "a" },
      { type: 2, style: 9, custom_id: "b", label: "B" },
      { type: 2, style: 5, label: "Link" },
    ];
    expect(wrong({ components: [row(...buttons)] })).toEqual([
      "BUTTON_COMPONENT_INVALID_LABEL components.0.components.0",
      "BASE_TYPE_CHOICES components.0.components.1.style",
      "BASE_TYPE_REQUIRED components.0.components.2.url",
    ]);
  });

  it("has rows of one to five buttons or a single select", () => {
    const inner = { type: 3, custom_id: "s", options: [option("a")] };
    const bad = "BASE_TYPE_BAD_LENGTH components.0.components";
    expect(wrong({ components: [row()] })).toEqual([bad]);
    expect(wrong({ components: [row(...many(6, (index) => button(`${index}`)))] })).toEqual([bad]);
    expect(wrong({ components: [row(inner, button("a"))] })).toEqual([bad]);
    expect(wrong({ components: [row(inner)] })).toEqual([]);
  });

  it("has classic rows alone without the flag, at most five", () => {
    expect(wrong({ components: [text("x")] })).toEqual(["UNION_TYPE_CHOICES components.0.type"]);
    expect(wrong({ components: many(6, (index) => row(button(`${index}`))) })).toEqual([
      "BASE_TYPE_BAD_LENGTH components",
    ]);
  });

  it("has selects of up to 25 different options", () => {
    const numbers = Array.from({ length: 26 }, (_, index) => String(index));
    expect(wrong({ components: [select(...numbers)] })).toEqual([
      "BASE_TYPE_BAD_LENGTH components.0.components.0.options",
    ]);
    expect(wrong({ components: [select("a", "a")] })).toEqual([
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED components.0.components.0.options.1.value",
    ]);
  });

  it("has at most 2,000 characters, ten files, and alt texts of 1,024 characters", () => {
    const fileNames = Array.from({ length: 11 }, (_, index) => `${index}.png`);
    const attachments = [{ id: 0, description: "x".repeat(1025) }];
    expect(wrong({ content: "x".repeat(2001), fileNames }, { attachments })).toEqual([
      "BASE_TYPE_BAD_LENGTH content",
      "BASE_TYPE_BAD_LENGTH attachments",
      "BASE_TYPE_BAD_LENGTH attachments.0.description",
    ]);
  });

  it("allows mentions of a kind as a whole or by ids, not both", () => {
    const allowed_mentions = { parse: ["users"], users: ["1"] };
    expect(wrong({ content: "x" }, { allowed_mentions })).toEqual([
      "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE allowed_mentions",
    ]);
  });

  it("has sections of one to three texts beside a button or thumbnail", () => {
    const section = { type: 9, components: [] as Component[] };
    expect(wrong({ flags: V2, components: [section] })).toEqual([
      "BASE_TYPE_BAD_LENGTH components.0.components",
      "BASE_TYPE_REQUIRED components.0.accessory",
    ]);
  });
});
