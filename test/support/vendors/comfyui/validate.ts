import { type InputSpec, nodeSpecs } from "./nodes.ts";

/** A graph as it came, checked only for its form. */
export type WireGraph = Readonly<
  Record<
    string,
    { readonly class_type: string; readonly inputs: Readonly<Record<string, unknown>> }
  >
>;

interface Problem {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: object;
}

const problem = (type: string, message: string, details = "", extra_info = {}): Problem => ({
  type,
  message,
  details,
  extra_info,
});

/** A refusal of a graph as the server words it; undefined for a graph that runs. */
export function refusalOf(prompt: unknown, uploads: ReadonlySet<string>): object | undefined {
  if (typeof prompt !== "object" || prompt === null) {
    return { error: problem("no_prompt", "No prompt provided"), node_errors: {} };
  }
  const graph = prompt as WireGraph;
  for (const [id, node] of Object.entries(graph)) {
    if (typeof node?.class_type !== "string" || !Object.hasOwn(nodeSpecs, node.class_type)) {
      // As ComfyUI 0.12.1 says it.
      const words = `Node '${node?.class_type}' not found. The custom node may not be installed.`;
      const extra = { node_id: id, class_type: node?.class_type, node_title: "a title" };
      const error = problem("missing_node_type", words, `Node ID '#${id}'`, extra);
      return { error, node_errors: {} };
    }
  }
  if (!Object.values(graph).some(({ class_type }) => nodeSpecs[class_type]?.ends)) {
    return { error: problem("prompt_no_outputs", "Prompt has no outputs"), node_errors: {} };
  }
  const broken = Object.entries(graph).flatMap(([id, { class_type, inputs }]) => {
    const errors = problemsOf(class_type, inputs, graph, uploads);
    return errors.length === 0 ? [] : [[id, { errors, dependent_outputs: [], class_type }]];
  });
  if (broken.length === 0) return undefined;
  return {
    error: problem("prompt_outputs_failed_validation", "Prompt outputs failed validation"),
    node_errors: Object.fromEntries(broken),
  };
}

function problemsOf(
  class_type: string,
  inputs: Readonly<Record<string, unknown>>,
  graph: WireGraph,
  uploads: ReadonlySet<string>,
): readonly Problem[] {
  const { required = {}, optional = {} } = nodeSpecs[class_type] ?? {};
  return Object.entries({ ...optional, ...required }).flatMap(([name, spec]) => {
    const value = inputs[name];
    const extra = { input_name: name, received_value: value };
    if (value === undefined) {
      if (Object.hasOwn(optional, name)) return [];
      return [problem("required_input_missing", "Required input is missing", name, extra)];
    }
    const [type, message] = wrong(value, spec, graph, uploads) ?? [];
    return type === undefined ? [] : [problem(type, message ?? "", name, extra)];
  });
}

/** What is wrong with an input, as type and words; undefined for nothing. */
function wrong(
  value: unknown,
  spec: InputSpec,
  graph: WireGraph,
  uploads: ReadonlySet<string>,
): readonly [string, string] | undefined {
  const [kind, details] = spec;
  if (kind === "*") {
    return typeof value === "string" && uploads.has(value)
      ? undefined
      : ["custom_validation_failed", "Custom validation failed for node"];
  }
  if (typeof kind !== "string") return listed(value, kind);
  if (kind === "COMBO") return listed(value, details.options);
  if (kind === "STRING") return typeof value === "string" ? undefined : ["invalid_input_type", ""];
  if (kind === "BOOLEAN")
    return typeof value === "boolean" ? undefined : ["invalid_input_type", ""];
  if (kind === "INT" || kind === "FLOAT") {
    if (typeof value !== "number") return ["invalid_input_type", "Failed to convert"];
    const { min, max } = details;
    if (value < min) return ["value_smaller_than_min", `Value ${value} smaller than min of ${min}`];
    if (value > max) return ["value_bigger_than_max", `Value ${value} bigger than max of ${max}`];
    return undefined;
  }
  const [node, output] = Array.isArray(value) ? (value as unknown[]) : [];
  const source = typeof node === "string" ? graph[node] : undefined;
  if (!source || typeof output !== "number") return ["bad_linked_input", "Bad linked input"];
  return nodeSpecs[source.class_type]?.gives[output] === kind
    ? undefined
    : ["return_type_mismatch", "Return type mismatch between linked nodes"];
}

function listed(value: unknown, list: readonly string[]): readonly [string, string] | undefined {
  const isThere = typeof value === "string" && list.includes(value);
  return isThere ? undefined : ["value_not_in_list", "Value not in list"];
}
