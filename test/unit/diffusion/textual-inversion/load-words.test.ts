import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findEmbeddings } from "../../../../src/diffusion/textual-inversion/find-embeddings.ts";
import { loadWords } from "../../../../src/diffusion/textual-inversion/load-words.ts";
import { float32, writeSafetensors } from "../../../support/diffusion/safetensors.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const single = (count: number, width: number) => ({
  name: "emb_params",
  type: "F32",
  dims: [count, width],
  bytes: float32(...Array.from({ length: count * width }, (_, index) => index)),
});

/** A models folder with one model, and files in its `embeddings` and in the shared one. */
async function modelFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), "model");
  const [own, shared] = [join(folder, "embeddings"), join(folder, "../embeddings")];
  await mkdir(own, { recursive: true });
  await mkdir(shared);
  await writeSafetensors(join(shared, "Bright.safetensors"), [single(2, 4)]);
  await writeSafetensors(join(shared, "both.safetensors"), [single(1, 4)]);
  await writeSafetensors(join(own, "both.safetensors"), [single(2, 4)]);
  await writeSafetensors(join(shared, "old.safetensors"), [single(1, 768)]);
  await writeSafetensors(join(shared, "wide.safetensors"), [single(1, 1024)]);
  await writeSafetensors(join(shared, "odd.safetensors"), [single(1, 5)]);
  await writeSafetensors(join(shared, "long.safetensors"), [single(8, 4)]);
  await writeSafetensors(join(shared, "xl.safetensors"), [
    { ...single(2, 4), name: "clip_l" },
    { ...single(2, 6), name: "clip_g" },
  ]);
  await writeFile(join(shared, "broken.safetensors"), "oh");
  await writeFile(join(shared, "Pickle.pt"), "oh");
  await writeFile(join(shared, "both.pt"), "oh");
  await writeSafetensors(join(shared, "e\u0301te\u0301.safetensors"), [single(1, 4)]);
  await writeFile(join(shared, "notes.txt"), "not an embedding");
  return folder;
}

async function load(prompt: string, widths: readonly (number | undefined)[] = [4], negative = "") {
  const traits = { widths, room: 7, model: "Tiny" };
  return loadWords({ prompt, negative_prompt: negative }, await modelFolder(), async () => traits);
}

describe("the embeddings of a model", () => {
  it("are its own and the shared ones, by their names in lower case", async () => {
    const files = await findEmbeddings(await modelFolder());
    expect([...files.keys()].toSorted()).toEqual([
      "both",
      "bright",
      "broken",
      "long",
      "odd",
      "old",
      "pickle",
      "wide",
      "xl",
      "\u00e9t\u00e9",
    ]);
    expect(files.get("both")).toContain(join("model", "embeddings"));
  });

  it("are none where there is no folder", async () => {
    expect((await findEmbeddings(join(await temporaryFolder(), "model"))).size).toBe(0);
  });
});

describe("embeddings that prompts name", () => {
  it("are read with their vectors", async () => {
    const { words, problems } = await load("a (BRIGHT:1.2) cat", [4], "both");
    expect(problems).toEqual([]);
    expect(words[0]?.get("bright")).toEqual([
      Float32Array.of(0, 1, 2, 3),
      Float32Array.of(4, 5, 6, 7),
    ]);
    expect(words[0]?.get("both")).toHaveLength(2);
  });

  it("leave the encoders alone where nothing is named", async () => {
    const loaded = await loadWords({ prompt: "a brighter cat" }, await modelFolder(), () =>
      Promise.reject(new Error("not needed")),
    );
    expect(loaded).toEqual({ words: [], problems: [] });
  });

  it("go to SDXL's encoders each with its own table, to the refiner with the second's", async () => {
    const both = await load("xl", [4, 6]);
    expect(both.words.map((each) => each.get("xl")?.[0]?.length)).toEqual([4, 6]);
    const refiner = await load("xl", [6]);
    expect(refiner.words.map((each) => each.get("xl")?.[0]?.length)).toEqual([6]);
  });

  it.each([
    ["xl", [4], "is made for SDXL, not for Tiny"],
    ["bright", [4, 6], "is made for models with 4 numbers a token, not for Tiny"],
    ["old", [4], "is made for Stable Diffusion 1.x, not for Tiny"],
    ["wide", [4], "is made for Stable Diffusion 2.x, not for Tiny"],
    ["odd", [4], "is made for models with 5 numbers a token, not for Tiny"],
    ["long", [4], "has 8 vectors, but Tiny takes 7 at a time"],
    ["broken", [4], "cannot be read (it is no safetensors file, or was cut short)"],
    [
      "pickle",
      [4],
      "cannot be read (only .safetensors is read, since other files can hide programs)",
    ],
    ["bright", [undefined], "cannot be used, because the export of Tiny takes none"],
  ])("are plain words with a warning where they do not fit: %s", async (name, widths, why) => {
    const { words, problems } = await load(`a ${name}`, widths, name);
    const message = `The embedding ${name} ${why}: its name was taken as plain words.`;
    expect(spokenWarnings(problems)).toEqual([{ option: "prompt", message }]);
    expect(words.every((each) => each.size === 0)).toBe(true);
    const [problem] = (await load("", widths, name)).problems;
    expect(problem?.option).toBe("negative_prompt");
  });
});
