import type { Json } from "../json/parse-json.ts";
import type { Found } from "../make-details.ts";
import { type Graph, type GraphNode, linkOf, linksOf } from "./graph.ts";
import { negativeInputs, positiveInputs, serviceWords } from "./input-names.ts";
import { modelOf } from "./model.ts";
import { searchBack, valueOf } from "./search.ts";
import { sizeAt } from "./size.ts";
import { wordsAt } from "./words.ts";

/** Inputs through which a node gets what it does not have itself. */
const isBundle = /pipe|context|^ctx|sdxl_tuple|^script$/i;

/** What a sampler was given: its own inputs, and those of the nodes that serve it. */
export function settingsOf(graph: Graph, sampler: GraphNode): Found {
  const raw = (...names: readonly string[]) => rawInput(graph, sampler, names);
  const own = (...names: readonly string[]) => ownValue(graph, sampler, names);
  const at = (input: string, ...names: readonly string[]) =>
    servedBy(graph, sampler.inputs[input], names);
  const guider = linkOf(graph, sampler.inputs["guider"])?.node.inputs ?? {};
  const positive =
    raw(...positiveInputs, ...serviceWords) ??
    guider["positive"] ??
    guider["conditioning"] ??
    guider["cond1"];
  const negative = raw(...negativeInputs, "negative_prompt") ?? guider["negative"];
  const cfg = own("cfg") ?? at("guider", "cfg", "cfg_conds");
  const denoise = own("denoise") ?? at("sigmas", "denoise");
  const prompt = wordsAt(graph, positive, "positive") ?? onlyWords(graph, positive);
  const unwanted = wordsAt(graph, negative, "negative");
  return {
    prompt,
    // Nobody wants to be without what they want: there, the input had to be given something.
    negativePrompt: unwanted === prompt ? undefined : unwanted,
    steps: own("steps") ?? at("sigmas", "steps"),
    sampler: own("sampler_name") ?? at("sampler", "sampler_name") ?? samplerByType(graph, sampler),
    schedule: own("scheduler") ?? at("sigmas", "scheduler") ?? scheduleByType(graph, sampler),
    // Models that were distilled take their guidance with the words.
    guidanceScale: (isNone(cfg) ? servedBy(graph, positive, ["guidance"]) : undefined) ?? cfg,
    seed: own("seed", "noise_seed") ?? at("noise", "noise_seed", "seed"),
    ...sizeAt(graph, sampler),
    model: modelOf(graph, sampler),
    // Without a source picture everything is drawn anew, which is no strength to repeat.
    strength: typeof denoise === "number" && denoise < 1 ? denoise : undefined,
  };
}

/** Where a sampler's links were lost, a single text in the graph is its prompt. */
function onlyWords(graph: Graph, positive: Json | undefined): string | undefined {
  if (positive !== undefined) return undefined;
  const encoders = [...graph.values()].filter(({ type }) => /text_?encode/i.test(type));
  const [only] = encoders;
  if (only === undefined || encoders.length > 1) return undefined;
  return wordsAt(graph, [only.id, 0], "positive");
}

function isNone(cfg: Json | undefined): boolean {
  return cfg === undefined || cfg === 1;
}

/** The input of one of these names, on the node or on one that hands it a bundle. */
function rawInput(graph: Graph, node: GraphNode, names: readonly string[]): Json | undefined {
  const holder = searchBack(graph, [{ node, output: 0 }], hasOne(names), (name) =>
    isBundle.test(name),
  );
  const name = names.find((each) => holder?.inputs[each] !== undefined);
  return name === undefined ? undefined : holder?.inputs[name];
}

function ownValue(graph: Graph, node: GraphNode, names: readonly string[]): Json | undefined {
  return valueOf(graph, rawInput(graph, node, names), names[0] ?? "");
}

/** The value of one of these names on the nearest node behind an input. */
function servedBy(
  graph: Graph,
  input: Json | undefined,
  names: readonly string[],
): Json | undefined {
  const holder = searchBack(
    graph,
    [linkOf(graph, input)],
    hasOne(names),
    (name) => !/^(?:model|clip|vae|image|latent)/i.test(name),
  );
  const name = names.find((each) => holder?.inputs[each] !== undefined);
  return name === undefined ? undefined : valueOf(graph, holder?.inputs[name], name);
}

function hasOne(names: readonly string[]): (node: GraphNode) => boolean {
  return ({ inputs }) => names.some((name) => inputs[name] !== undefined);
}

/** "SamplerEulerAncestral" is a node that is that sampler. */
function samplerByType(graph: Graph, sampler: GraphNode): string | undefined {
  const link = linkOf(graph, sampler.inputs["sampler"]);
  const name = /^Sampler_?([A-Z].*)$/.exec(link?.node.type ?? "")?.[1];
  return name?.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}

/** "KarrasScheduler" is a node that is that schedule. */
function scheduleByType(graph: Graph, sampler: GraphNode): string | undefined {
  const start = linkOf(graph, sampler.inputs["sigmas"]);
  const node = searchBack(graph, [start], ({ type }) => /^[A-Za-z]+Scheduler$/.test(type));
  const name = node?.type.replace(/Scheduler$/, "").toLowerCase();
  return name === "basic" ? undefined : name;
}

/** The LoRAs between a sampler and its model, as pairs. */
export function lorasOf(graph: Graph, sampler: GraphNode): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const start = linksOf(graph, sampler)
    .filter(([name]) => /^(?:model|guider)$/.test(name) || isBundle.test(name))
    .map(([, link]) => link);
  searchBack(
    graph,
    start,
    ({ inputs }) => {
      const { lora_name: lora, strength_model: strength } = inputs;
      if (typeof lora === "string" && lora !== "None") {
        found.push(["LoRA", typeof strength === "number" ? `${lora} (${strength})` : lora]);
      }
      return false;
    },
    (name) => name === "model" || isBundle.test(name),
  );
  return found;
}
