import { Collection, ComponentType } from "discord.js";
import { describe, expect, it } from "vitest";
import { readRegion } from "../../../../src/discord/forms/read-region.ts";

type Fields = Parameters<typeof readRegion>[0]["fields"];

function form(cells: readonly string[], url?: string): { readonly fields: Fields } {
  const attachments = new Collection(url === undefined ? [] : [["1", { url }]]);
  const fields = new Collection<string, object>([
    ["cells", { type: ComponentType.StringSelect, customId: "cells", values: cells }],
    ["mask", { type: ComponentType.FileUpload, customId: "mask", values: [], attachments }],
  ]);
  return { fields: fields as unknown as Fields };
}

describe("the part of a picture that a modal names", () => {
  it("is fields, or a mask", () => {
    expect(readRegion(form(["top", "middle"]))).toEqual({
      kind: "cells",
      cells: ["top", "middle"],
    });
    expect(readRegion(form([], "https://cdn/x.png"))).toEqual({
      kind: "mask",
      url: "https://cdn/x.png",
    });
  });

  it("leaves out fields that nobody offered", () => {
    expect(readRegion(form(["top", "cellar"]))).toMatchObject({ cells: ["top"] });
  });

  it("is refused where there is none, or both", () => {
    expect(() => readRegion(form([]))).toThrow("Choose at least one part");
    expect(() => readRegion(form(["cellar"]))).toThrow("Choose at least one part");
    expect(() => readRegion(form(["top"], "https://cdn/x.png"))).toThrow("Do one of both");
    expect(() => readRegion({ fields: new Collection() as unknown as Fields })).toThrow(
      "Choose at least one part",
    );
  });
});
