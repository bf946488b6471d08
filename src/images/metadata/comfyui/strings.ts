import type { Json } from "../json/parse-json.ts";
import { type Graph, type GraphNode, linkOf } from "./graph.ts";

/** Which of the two prompts is looked for. */
export type Side = "positive" | "negative";

/** Nodes that one text is put together from, and characters of each. */
const MAX_NODES = 100;
const MAX_CHARACTERS = 20_000;

/** Fields that hold the whole of a text, the most certain first. */
const wholeFields = [
  "populated_text",
  "text",
  "string",
  "value",
  "prompt",
  "String",
  "Text",
  "wildcard_text",
];

/** Fields that hold a part of it: "string_a", "text2", "prompt_1". */
const isPart = /^(?:string|text|prompt|str|input)_?(?:[a-h]|\d{1,2})$/i;

const delimiters = ["delimiter", "separator", "linebreak_addition"];

/** The text that an input is, through nodes that hold one or put several together. */
export function stringAt(graph: Graph, input: Json | undefined, side: Side): string | undefined {
  return new StringReader(graph, side).read(input);
}

class StringReader {
  readonly #graph: Graph;
  readonly #side: Side;
  /** Nodes on the way to the one that is read: a circle has no text. */
  readonly #path = new Set<GraphNode>();
  #visits = 0;

  constructor(graph: Graph, side: Side) {
    this.#graph = graph;
    this.#side = side;
  }

  read(input: Json | undefined): string | undefined {
    if (typeof input === "string") return input.slice(0, MAX_CHARACTERS);
    if (typeof input === "number") return String(input);
    const link = linkOf(this.#graph, input);
    this.#visits += 1;
    if (link === undefined || this.#path.has(link.node) || this.#visits > MAX_NODES)
      return undefined;
    this.#path.add(link.node);
    const text = this.#textOf(link.node, link.output);
    this.#path.delete(link.node);
    return text;
  }

  #textOf({ inputs, type }: GraphNode, output: number): string | undefined {
    const sides = this.#sides(inputs, output);
    if (sides !== undefined) return this.read(sides);
    const parts = Object.keys(inputs).filter((name) => isPart.test(name));
    if (parts.length > 1 || (parts.length === 1 && /concat|join|combine/i.test(type))) {
      const texts = parts
        .map((name) => this.read(inputs[name]))
        .filter((text) => text !== undefined);
      return texts.filter((text) => text !== "").join(delimiterOf(inputs));
    }
    for (const field of wholeFields) {
      const text = Object.hasOwn(inputs, field) ? this.read(inputs[field]) : undefined;
      if (text !== undefined && text !== "") return text;
    }
    return this.#onlyText(inputs);
  }

  /** A node that writes both prompts (a style) gives the positive one first. */
  #sides(inputs: GraphNode["inputs"], output: number): Json | undefined {
    for (const [positive, negative] of sidedFields) {
      if (!Object.hasOwn(inputs, positive)) continue;
      const isNegative =
        Object.hasOwn(inputs, negative) &&
        (output === 1 || (output > 1 && this.#side === "negative"));
      return inputs[isNegative ? negative : positive];
    }
    return undefined;
  }

  /** The one input that is a text or leads to one. */
  #onlyText(inputs: GraphNode["inputs"]): string | undefined {
    const texts = Object.values(inputs).filter((value) => typeof value === "string");
    const links = Object.values(inputs).filter((value) => linkOf(this.#graph, value) !== undefined);
    if (texts.length === 1) return texts[0];
    return links.length === 1 ? this.read(links[0]) : undefined;
  }
}

const sidedFields = [
  ["text_positive", "text_negative"],
  ["positive_prompt", "negative_prompt"],
  ["positive", "negative"],
] as const;

function delimiterOf(inputs: GraphNode["inputs"]): string {
  for (const name of delimiters) {
    const value = inputs[name];
    if (typeof value === "string") return value.replaceAll("\\n", "\n");
  }
  return ", ";
}
