import { describe, expect, it } from "vitest";
import type { OpenModal } from "../../../../../src/playground/loopback/index.ts";
import { modalData } from "../../../../../src/playground/loopback/user/modal-data.ts";
import type { ModalValues } from "../../../../../src/playground/loopback/user/discord-user.ts";
import type { Component } from "../../../../../src/playground/loopback/wire/component.ts";
import { greyPng } from "../../../../support/loopback/pictures.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

const size: Component = {
  type: 3,
  custom_id: "size",
  options: [
    { label: "Small", value: "s", default: true },
    { label: "Large", value: "l" },
  ],
};
const FIELDS: readonly Component[] = [
  { type: 18, id: 1, label: "Size", component: size },
  { type: 18, id: 2, label: "Words", component: { type: 4, custom_id: "words", min_length: 2 } },
  { type: 1, id: 3, components: [{ type: 4, custom_id: "old", label: "Old", required: false }] },
  { type: 10, id: 4, content: "hello" },
  {
    type: 18,
    id: 5,
    label: "Files",
    component: { type: 19, custom_id: "files", max_values: 2, required: false },
  },
];

async function filled(values: ModalValues): Promise<object> {
  const { world, scene } = await startDiscord();
  const modal: OpenModal = {
    interactionId: "1",
    userId: scene.you.id,
    channelId: scene.pictures.id,
    customId: "edit",
    title: "Edit",
    components: FIELDS,
  };
  return modalData(world, modal, values);
}

describe("a submitted modal", () => {
  it("has chosen options, typed texts, and what was preset where nothing was done", async () => {
    expect(await filled({ words: "hi", Old: "older" })).toMatchObject({
      custom_id: "edit",
      components: [
        { type: 18, component: { custom_id: "size", values: ["s"] } },
        { type: 18, component: { custom_id: "words", value: "hi" } },
        { type: 1, components: [{ custom_id: "old", value: "older" }] },
        { type: 10 },
        { type: 18, component: { custom_id: "files", values: [] } },
      ],
    });
    expect(await filled({ words: "hi", size: "Large" })).toMatchObject({
      components: [{ component: { values: ["l"] } }, {}, {}, {}, {}],
    });
  });

  const file = { name: "a.png", bytes: greyPng() };
  it.each<[ModalValues, RegExp]>([
    [{}, /"Words" is required/],
    [{ words: "x" }, /"Words" takes 2 to 4000/],
    [{ words: ["x"] }, /"Words" takes text/],
    [{ words: "hi", size: ["s", "l"] }, /Choose 1 to 1/],
    [{ words: "hi", size: "Huge" }, /no option "Huge"/],
    [{ words: "hi", files: [file, file, file] }, /"Files" takes 0 to 2/],
    [{ words: "hi", colour: "red" }, /no field "colour"/],
  ])("is not sent with %j", async (values, refusal) => {
    await expect(filled(values)).rejects.toThrow(refusal);
  });
});
