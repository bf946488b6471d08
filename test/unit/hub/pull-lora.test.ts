import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LORAS } from "../../../src/diffusion/lora/find-loras.ts";
import { selectLora } from "../../../src/hub/select-lora.ts";
import { createLoras } from "../../../src/providers/local/loras.ts";
import { pull } from "../../support/hub-pull.ts";
import { startLoopbackHub } from "../../support/loopback-hub.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { inspectorHere } from "../../support/local-models/inspector-here.ts";

const lora = readFileSync(path.join(import.meta.dirname, "../../golden/loras/kohya.safetensors"));

const file = (name: string, bytes = 1000) => ({
  path: name,
  bytes,
  hash: { algorithm: "sha256" as const, value: name },
});

describe("pulling a LoRA", () => {
  it("puts it into the folder of LoRAs, under the repository's name", async () => {
    const hub = await startLoopbackHub();
    hub.commit("people/ohwx-lora", {
      "pytorch_lora_weights.safetensors": lora,
      "README.md": Buffer.from("A LoRA."),
    });
    const modelsDir = await temporaryFolder();
    await pull(hub, "people/ohwx-lora", modelsDir);
    const loras = createLoras(modelsDir, inspectorHere);
    await loras.look();
    const found = loras.find("ohwx-lora");
    expect(found?.problem).toBeUndefined();
    expect(found).toMatchObject({
      path: path.join(modelsDir, LORAS, "ohwx-lora/ohwx-lora.safetensors"),
      triggers: ["ohwx man"],
    });
  });

  const wish = { subfolder: "", repository: "a/b", folder: "b" };

  it("asks which, where there are several", () => {
    const files = [file("one.safetensors"), file("two.safetensors")];
    expect(() => selectLora(files, wish)).toThrow(/a\/b\/one\.safetensors, a\/b\/two/);
    const one = selectLora(files, { ...wish, subfolder: "two.safetensors" });
    expect(one?.files.map(({ path: place, source }) => [place, source])).toEqual([
      ["b.safetensors", "two.safetensors"],
    ]);
  });

  it("takes no model for one", () => {
    expect(selectLora([file("unet/model.onnx"), file("x.safetensors")], wish)).toBeUndefined();
    expect(selectLora([file("x.safetensors", 7e9)], wish)).toBeUndefined();
    expect(selectLora([file("x.onnx")], wish)).toBeUndefined();
  });
});
