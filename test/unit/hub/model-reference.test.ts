import { describe, expect, it } from "vitest";
import { spoken } from "../../support/words/spoken.ts";
import { UserError } from "../../../src/domain/errors.ts";
import { checkFolder, readReference } from "../../../src/hub/model-reference.ts";
import { presets } from "../../../src/hub/presets.ts";

describe("a model's name", () => {
  it.each(presets)("may be the preset $name", ({ name, repository, revision }) => {
    const reference = readReference(name);
    expect(reference).toMatchObject({ repository, revision, folder: name, subfolder: "" });
    expect(reference.preset?.name).toBe(name);
  });

  it.each([
    ["a/b", { repository: "a/b", revision: "main", folder: "b", subfolder: "" }],
    ["a/b@v1.0", { repository: "a/b", revision: "v1.0", folder: "b" }],
    ["a/b@refs/pr/15", { repository: "a/b", revision: "refs/pr/15" }],
    ["a/b/fp16/onnx", { repository: "a/b", subfolder: "fp16/onnx", folder: "b-onnx" }],
    ["SD-Turbo@cpu", { repository: "schmuell/sd-turbo-ort-web", revision: "cpu" }],
    ["https://huggingface.co/a/b", { repository: "a/b", revision: "main" }],
    [
      "https://huggingface.co/a/b/tree/refs%2Fpr%2F1/fp16/",
      { revision: "refs/pr/1", subfolder: "fp16" },
    ],
    ["https://hub.example/a/b?x=1", { repository: "a/b" }],
  ])("%s is understood", (text, expected) => {
    expect(readReference(text)).toMatchObject(expected);
  });

  it("may be given a folder of its own", () => {
    expect(readReference("a/b", "mine").folder).toBe("mine");
  });

  it.each(["", "nothing", "../x", "a/..", "a/b/../c", "/etc", "a//b", "a/b c", ".a/b", "a/.b"])(
    "%j is refused with what there is",
    (text) => {
      expect(() => readReference(text)).toThrow(UserError);
      expect(() => readReference(text)).toThrow(/Name one of sd-1\.5, .*owner\/name/);
    },
  );

  it.each([".", "..", ".hidden", "a/b", "a\\b", "", "x".repeat(97)])(
    "%j is no name for a folder",
    (name) => {
      expect(() => checkFolder(name)).toThrow("cannot be the name of a model's folder");
    },
  );
});

describe("the presets", () => {
  it("have names that are folders, once each, and say what they cost and allow", () => {
    const names = presets.map(({ name }) => checkFolder(name));
    expect(new Set(names).size).toBe(names.length);
    for (const { bytes, licence, note, repository } of presets) {
      expect(repository).toMatch(/^[\w-]+\/[\w.-]+$/);
      expect(bytes).toBeGreaterThan(1e6);
      expect(licence.length * spoken(note).length).toBeGreaterThan(0);
    }
  });
});
