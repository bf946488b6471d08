import { describe, expect, it } from "vitest";
import { comfyGraph, node, readGraph } from "../../../../support/metadata/comfy-graph.ts";

const whole = JSON.stringify(comfyGraph());

/** The graph's text with something odd in the node of the canvas. */
const odd = (more: string) => whole.replace('"batch_size":1}', `"batch_size":1}${more}`);

const texts: readonly (readonly [name: string, text: string])[] = [
  ["as it should be", whole],
  ["with NaN", odd(',"is_changed":[NaN]')],
  ["with Infinity", odd(',"is_changed":[Infinity,-Infinity]')],
  ["with Python's words", odd(',"is_changed":[None,True,False]')],
  ["with a comma too many", odd(',"is_changed":[1,2,],')],
  ["with a text behind it", `${whole} and more`],
  ["with another graph behind it", `${whole}${whole}`],
  ["with a mark of its encoding and spaces before it", `\uFEFF \n${whole}`],
  [
    "with line breaks in a text",
    whole.replace('"filename_prefix":"x"', '"filename_prefix":"x\ny"'),
  ],
  [
    "with escapes that are none",
    whole.replace('"filename_prefix":"x"', '"filename_prefix":"C:\\x\\y"'),
  ],
  ["with numbers beyond all measure", odd(',"x":[1e999,99999999999999999999999999]')],
  ["cut off behind what counts", `${whole.slice(0, -1)},"99":{"class_type":"Note","inp`],
  ["inside another object", `{"prompt":${whole},"workflow":{}}`],
  ["as a text inside another object", JSON.stringify({ prompt: whole })],
  ["with nodes that are none", whole.replace("{", '{"x":null,"y":[],"z":{"inputs":{}},')],
];

describe("a ComfyUI graph", () => {
  it.each(texts)("is read %s", (_name, text) => {
    expect(readGraph(text)).toMatchObject({
      source: "comfyui",
      prompt: "a red fox",
      negativePrompt: "blurry",
      seed: 42,
      steps: 20,
      sampler: "euler",
      width: 512,
      model: "toy.safetensors",
    });
  });

  it("gives what another program says of it beside the nodes", () => {
    const extra = JSON.stringify({ prompt: "not this", steps: 99, baseModel: "sdxl", cfgScale: 3 });
    const graph = comfyGraph({ extraMetadata: extra, "4": node("Other", {}) });
    expect(readGraph(graph)).toMatchObject({ prompt: "a red fox", steps: 20, model: "sdxl" });
  });
});
