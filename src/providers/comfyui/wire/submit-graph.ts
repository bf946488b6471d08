import { z } from "zod";
import type { ProviderError } from "../../../domain/errors.ts";
import type { HttpAnswer } from "../../../http/answer.ts";
import { parseJson } from "../../../http/parse-json.ts";
import { say } from "../../../words/index.ts";
import type { Graph } from "../graph/graph.ts";
import { isSuccess } from "../../remote/failure-rules.ts";
import { providerFailure } from "../../remote/provider-failure.ts";
import { publicReason } from "../../remote/public-reason.ts";
import type { ComfyuiClient } from "./client.ts";
import { optionOfInput, ownFailure, PROVIDER } from "./errors.ts";

const problem = z.object({
  type: z.string(),
  message: z.string().default(""),
  extra_info: z
    .object({ input_name: z.string().optional(), class_type: z.string().max(100).optional() })
    .catch({})
    .optional(),
});
const nodeErrors = z
  .record(z.string(), z.object({ errors: z.array(problem), class_type: z.string().optional() }))
  .catch({});
const refusal = z.object({ error: problem, node_errors: nodeErrors.optional() });
const accepted = z.object({ prompt_id: z.string(), node_errors: nodeErrors.optional() });
type NodeErrors = z.output<typeof nodeErrors>;

/** A graph under an id that was chosen and stored before. */
export interface Submission {
  readonly graph: Graph;
  readonly promptId: string;
  /** Words that must not be quoted out of the answer. */
  readonly texts: readonly string[];
}

/**
 * Sends a graph, once. Resolves when the server has taken it under that id. Throws ProviderError for
 * every other answer, HttpFailure when none came.
 */
export async function submitGraph(
  client: ComfyuiClient,
  { graph, promptId, texts }: Submission,
  signal: AbortSignal,
): Promise<void> {
  const body = { prompt: graph, client_id: promptId, prompt_id: promptId };
  const answer = await client.post("prompt", body, signal);
  if (!isSuccess(answer.status)) throw refusalOf(answer, texts) ?? client.explain(answer, texts);
  const { data } = accepted.safeParse(parseJson(answer.body));
  if (!data) throw client.explain(answer, texts);
  const failure = failureInNodes(data.node_errors ?? {}, texts);
  if (failure) throw failure;
  if (data.prompt_id !== promptId) {
    throw ownFailure("broken-answer", "the server took the graph under another id");
  }
}

function refusalOf(answer: HttpAnswer, texts: readonly string[]): ProviderError | undefined {
  const { data } = refusal.safeParse(parseJson(answer.body));
  if (!data) return undefined;
  const inNodes = failureInNodes(data.node_errors ?? {}, texts);
  if (inNodes) return inNodes;
  const { type, message, extra_info: extra } = data.error;
  if (isMissingNode(data.error)) {
    const node = extra?.class_type ?? "?";
    const says = say("services.comfyui-missing-node", { provider: PROVIDER, node });
    return ownFailure("gone-model", `refused: ${type} ${node}`, says);
  }
  return refused({ type, message, input: undefined, node: undefined }, texts);
}

/** An extension that the owner's workflow needs is not there; older servers say it in words only. */
function isMissingNode({ type, message }: z.output<typeof problem>): boolean {
  const isOlder = type === "invalid_prompt" && /node.*(?:does not exist|is missing)/i.test(message);
  return type === "missing_node_type" || isOlder;
}

/** Outputs that are left out because one of their nodes was refused: the picture would not come. */
function failureInNodes(nodes: NodeErrors, texts: readonly string[]): ProviderError | undefined {
  const [first] = Object.values(nodes).flatMap(({ errors, class_type: node }) =>
    errors.map(({ type, message, extra_info: extra }) => ({
      type,
      message,
      node,
      input: extra?.input_name,
    })),
  );
  return first && refused(first, texts);
}

interface Refused {
  readonly type: string;
  readonly message: string;
  readonly input: string | undefined;
  readonly node: string | undefined;
}

function refused({ type, message, input, node }: Refused, texts: readonly string[]): ProviderError {
  const diagnosis = `refused: ${[type, node, input].filter(Boolean).join(" ")}`;
  if (input !== undefined && /^(?:ckpt|unet)_name$/.test(input)) {
    return ownFailure("gone-model", diagnosis);
  }
  const option = input === undefined ? undefined : optionOfInput(input);
  const isGone = type === "value_not_in_list" && option !== undefined;
  return providerFailure({
    provider: PROVIDER,
    kind: "bad-parameter",
    billed: "no",
    retryable: false,
    option,
    reason: publicReason(message, { texts }),
    says: isGone ? say("services.comfyui-missing", { provider: PROVIDER, option }) : undefined,
    diagnosis,
  });
}
