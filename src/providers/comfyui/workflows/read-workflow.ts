import { z } from "zod";
import { parseJson } from "../../../http/parse-json.ts";
import { type Message, say } from "../../../words/index.ts";
import type { Graph } from "../graph/graph.ts";
import { findSlots } from "./find-slots.ts";
import { findPlaceholders } from "./placeholders.ts";
import { type Slot, slotNamed, slotNames, type Slots } from "./slots.ts";

/** A workflow of the owner's, ready to be filled in. */
export interface Workflow {
  /** The file's name without its ending. */
  readonly id: string;
  /** What people read. */
  readonly name: string;
  readonly graph: Graph;
  readonly slots: Slots;
  /** Whether the prompt says what to change in the picture. */
  readonly edit: boolean;
  /** Whether it saves what moves: its batch is a film's pictures. */
  readonly moves: boolean;
  /** The node whose file is delivered; undefined: the last one that was saved. */
  readonly output: string | undefined;
}

/** A file's texts; `sidecar` is that of `<name>.easel.json`, where there is one. */
export interface WorkflowFile {
  readonly id: string;
  readonly text: string;
  readonly sidecar: string | undefined;
}

const graphSchema = z.record(
  z.string(),
  z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()).default({}) }),
);
const editorFile = z.object({ nodes: z.array(z.unknown()), links: z.array(z.unknown()) });
const places = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const sidecarSchema = z.strictObject({
  name: z.string().min(1).max(80).optional(),
  inputs: z.record(z.string(), places).default({}),
  edit: z.boolean().optional(),
  output: z.string().optional(),
});
type Sidecar = z.output<typeof sidecarSchema>;

/** Nodes in which a graph may end; others of the owner's are known by an output in the sidecar. */
const ENDS = /save|preview|videocombine|sendimage/i;
/** Those that save what moves. */
const MOVES = /animated|video|webm/i;
const EDITS = /kontext|imageedit|instructpix/i;

/** Reads a workflow. Gives what is wrong with the file, in words, where it cannot be used. */
export function readWorkflow({ id, text, sidecar: notes }: WorkflowFile): Workflow | Message {
  const file = `${id}.json`;
  // A placeholder of a number is often written without quotes, which is no JSON.
  const whole = parseJson(Buffer.from(text.replaceAll(/([:,[]\s*)(\{\{\w+\}\})/g, '$1"$2"')));
  if (whole === undefined) return say("services.comfyui-bad-file", { file, reason: "JSON" });
  if (editorFile.safeParse(whole).success) return say("services.comfyui-ui-file", { file });
  const wrapped = z.object({ prompt: graphSchema }).safeParse(whole).data?.prompt;
  const read = wrapped ? { data: wrapped } : graphSchema.safeParse(whole);
  const graph = read.data;
  if (graph === undefined || Object.keys(graph).length === 0) {
    return say("services.comfyui-bad-file", { file, reason: "class_type, inputs" });
  }
  const sidecar = readSidecar(notes);
  if (sidecar === undefined) {
    const reason = "name, inputs, edit, output";
    return say("services.comfyui-bad-sidecar", { file: `${id}.easel.json`, reason });
  }
  const { slots: given, unknown: strange } = slotsOfSidecar(sidecar, graph);
  const { slots: held, unknown } = findPlaceholders(graph);
  const [first] = [...strange, ...unknown];
  if (first !== undefined) {
    return say("services.comfyui-unknown-slot", { file, name: first, choices: slotNames });
  }
  const has = (kind: RegExp): boolean =>
    Object.values(graph).some(({ class_type }) => kind.test(class_type));
  const ends = has(ENDS);
  if (!ends && sidecar.output === undefined) return say("services.comfyui-no-output", { file });
  return {
    id,
    name: sidecar.name ?? id,
    graph,
    slots: { ...findSlots(graph), ...held, ...given },
    edit: sidecar.edit ?? has(EDITS),
    moves: has(MOVES),
    output: sidecar.output,
  };
}

function readSidecar(text: string | undefined): Sidecar | undefined {
  if (text === undefined) return { inputs: {} };
  return sidecarSchema.safeParse(parseJson(Buffer.from(text))).data;
}

/** The places that a sidecar names, as "node.input". */
function slotsOfSidecar({ inputs }: Sidecar, graph: Graph) {
  const unknown: string[] = [];
  const slots = Object.entries(inputs).flatMap(([name, list]) => {
    const slot = slotNamed(name);
    const found = list.flatMap((place) => slotAt(place, graph) ?? []);
    if (slot === undefined) unknown.push(name);
    else if (found.length < list.length) unknown.push(list.join(", "));
    return slot === undefined ? [] : [[slot, found] as const];
  });
  return { slots: Object.fromEntries(slots) satisfies Slots, unknown };
}

function slotAt(place: string, graph: Graph): Slot | undefined {
  const dot = place.lastIndexOf(".");
  const [node, input] = [place.slice(0, dot), place.slice(dot + 1)];
  return graph[node] !== undefined && input in graph[node].inputs ? { node, input } : undefined;
}

/** Whether reading a file gave a workflow. */
export function isWorkflow(read: Workflow | Message): read is Workflow {
  return "graph" in read;
}
