import { describe, expect, it } from "vitest";
import { readGraph } from "../../../../support/metadata/comfy-graph.ts";

const input = (name: string, link: number | null) => ({ name, type: "X", link });
const widget = (name: string) => ({ name, type: "INT", widget: { name }, link: null });

/** The usual graph as it is drawn on screen. */
const nodes = [
  {
    id: 3,
    type: "KSampler",
    inputs: [
      input("model", 1),
      input("positive", 2),
      input("negative", 3),
      input("latent_image", 4),
    ],
    widgets_values: [42, "randomize", 20, 8, "euler", "normal", 1],
  },
  { id: 4, type: "CheckpointLoaderSimple", widgets_values: ["toy.safetensors"] },
  { id: 5, type: "EmptyLatentImage", widgets_values: [512, 768, 1] },
  { id: 6, type: "CLIPTextEncode", inputs: [input("clip", 5)], widgets_values: ["a red fox"] },
  { id: 7, type: "CLIPTextEncode", inputs: [input("clip", 6)], widgets_values: ["blurry"] },
  { id: 8, type: "VAEDecode", inputs: [input("samples", 7)] },
  { id: 9, type: "SaveImage", inputs: [input("images", 8)], widgets_values: ["x"] },
];
const links = [
  [1, 4, 0, 3, 0, "MODEL"],
  [2, 6, 0, 3, 1, "CONDITIONING"],
  [3, 7, 0, 3, 2, "CONDITIONING"],
  [4, 5, 0, 3, 3, "LATENT"],
  [5, 4, 1, 6, 0, "CLIP"],
  [6, 4, 1, 7, 0, "CLIP"],
  [7, 3, 0, 8, 0, "LATENT"],
  [8, 8, 0, 9, 0, "IMAGE"],
];

const found = {
  prompt: "a red fox",
  negativePrompt: "blurry",
  seed: 42,
  steps: 20,
  sampler: "euler",
  schedule: "normal",
  guidanceScale: 8,
  width: 512,
  height: 768,
  model: "toy.safetensors",
};

describe("a ComfyUI workflow", () => {
  it("is read as the graph that it draws", () => {
    expect(readGraph({ nodes, links })).toMatchObject(found);
  });

  it("is read where a node names its own widgets", () => {
    const named = {
      id: 3,
      type: "SamplerOfSomebody",
      inputs: [
        ...["seed", "steps", "cfg", "sampler_name", "scheduler"].map(widget),
        ...(nodes[0]?.inputs ?? []),
      ],
      widgets_values: [42, "fixed", 20, 8, "euler", "normal"],
    };
    expect(readGraph({ nodes: [named, ...nodes.slice(1)], links })).toMatchObject(found);
  });

  it("is read where the widgets have names", () => {
    const named = { id: 5, type: "EmptyLatentImage", widgets_values: { width: 512, height: 768 } };
    expect(
      readGraph({ nodes: nodes.map((each) => (each.id === 5 ? named : each)), links }),
    ).toMatchObject(found);
  });

  it("is read without what is switched off", () => {
    const off = {
      id: 1,
      type: "KSampler",
      mode: 2,
      widgets_values: [1, "fixed", 1, 1, "x", "y", 1],
    };
    expect(readGraph({ nodes: [off, ...nodes], links })).toMatchObject(found);
  });

  it("is read through its subgraphs", () => {
    // Words are encoded and drawn in a subgraph, which is given the model and the canvas.
    const inside = {
      id: "sub",
      nodes: nodes.filter(({ id }) => [3, 6, 7].includes(id)),
      links: [
        { id: 1, origin_id: -10, origin_slot: 0, target_id: 3, target_slot: 0 },
        { id: 2, origin_id: 6, origin_slot: 0, target_id: 3, target_slot: 1 },
        { id: 3, origin_id: 7, origin_slot: 0, target_id: 3, target_slot: 2 },
        { id: 4, origin_id: -10, origin_slot: 1, target_id: 3, target_slot: 3 },
        { id: 5, origin_id: 3, origin_slot: 0, target_id: -20, target_slot: 0 },
      ],
    };
    const outside = [
      { id: 1, type: "sub", inputs: [input("model", 1), input("latent", 2)] },
      ...nodes.filter(({ id }) => [4, 5, 8, 9].includes(id)),
    ];
    const outer = [
      [1, 4, 0, 1, 0, "MODEL"],
      [2, 5, 0, 1, 1, "LATENT"],
      [7, 1, 0, 8, 0, "LATENT"],
      [8, 8, 0, 9, 0, "IMAGE"],
    ];
    const workflow = { nodes: outside, links: outer, definitions: { subgraphs: [inside] } };
    expect(readGraph(workflow)).toMatchObject(found);
  });

  it("ends where subgraphs hold themselves, or links run in a circle", () => {
    const self = { id: "sub", nodes: [{ id: 1, type: "sub" }], links: [[1, 1, 0, 1, 0, "X"]] };
    const workflow = {
      nodes: [...nodes, { id: 50, type: "sub", inputs: [input("a", 9)] }],
      links: [...links, [9, 50, 0, 50, 0, "X"]],
      definitions: { subgraphs: [self] },
    };
    expect(readGraph(workflow)).toMatchObject(found);
  });

  it("gives the words even where the links were lost", () => {
    const loose = [
      { id: 3, type: "KSampler", widgets_values: [42, "randomize", 20, 8, "euler", "normal", 1] },
      { id: 6, type: "CLIPTextEncode", widgets_values: ["a red fox"] },
    ];
    expect(readGraph({ nodes: loose, links: [] })).toMatchObject({ prompt: "a red fox", seed: 42 });
  });
});
