import { z } from "zod";
import type { ProviderError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import type { ComfyuiClient, ServerFile } from "./client.ts";
import { ownFailure, PROVIDER } from "./errors.ts";

const file = z.object({
  filename: z.string().min(1),
  subfolder: z.string().default(""),
  type: z.string().default("output"),
});
const output = z.record(z.string(), z.unknown());
const entry = z.object({
  outputs: z.record(z.string(), output).default({}),
  status: z
    .object({
      status_str: z.string().optional(),
      messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])).catch([]),
    })
    .nullish(),
});
type Entry = z.output<typeof entry>;
const history = z.record(z.string(), z.unknown());
/** A job in the queue: a list as ComfyUI has it, an object as its fork for pip does. */
const listed = z.union([
  z
    .tuple([z.number(), z.string()])
    .rest(z.unknown())
    .transform(([number, id]) => ({ number, id })),
  z
    .object({ priority: z.number(), prompt_id: z.string() })
    .transform(({ priority: number, prompt_id: id }) => ({ number, id })),
]);
const queue = z.object({ queue_running: z.array(listed), queue_pending: z.array(listed) });

/** A file that a node made, and the node. */
export interface OutputFile extends ServerFile {
  readonly node: string;
}

/** What a server knows of a job. */
export type JobState =
  | { readonly state: "done"; readonly files: readonly OutputFile[] }
  | { readonly state: "failed"; readonly failure: ProviderError }
  | { readonly state: "running" }
  | { readonly state: "waiting"; readonly ahead: number }
  | { readonly state: "unknown" };

/**
 * Looks a job up: in the history, in the queue, and in the history again, because it may have gone
 * over just then. Throws ProviderError when the server does not answer.
 */
export async function askJobState(
  client: ComfyuiClient,
  id: string,
  signal: AbortSignal,
): Promise<JobState> {
  const ended = await askHistory(client, id, signal);
  if (ended) return ended;
  const { data } = queue.safeParse(await client.askJson("queue", signal));
  if (!data) throw ownFailure("broken-answer", "the queue has another form");
  if (data.queue_running.some((each) => each.id === id)) return { state: "running" };
  const own = data.queue_pending.find((each) => each.id === id);
  if (own) {
    const before = data.queue_pending.filter(({ number }) => number < own.number);
    return { state: "waiting", ahead: before.length + data.queue_running.length };
  }
  return (await askHistory(client, id, signal)) ?? { state: "unknown" };
}

async function askHistory(
  client: ComfyuiClient,
  id: string,
  signal: AbortSignal,
): Promise<JobState | undefined> {
  const { data } = history.safeParse(await client.askJson(`history/${id}`, signal));
  if (!data) throw ownFailure("broken-answer", "the history has another form");
  if (!Object.hasOwn(data, id)) return undefined;
  const read = entry.safeParse(data[id]);
  return read.success ? stateOf(read.data) : undefined;
}

function stateOf({ outputs, status }: Entry): JobState {
  if (status?.status_str === "error") return { state: "failed", failure: failureIn(status) };
  const files = Object.entries(outputs).flatMap(([node, kinds]) =>
    Object.values(kinds).flatMap((list) =>
      (Array.isArray(list) ? list : []).flatMap((each) => {
        const { data } = file.safeParse(each);
        return data ? [{ ...data, node }] : [];
      }),
    ),
  );
  return { state: "done", files };
}

/** Why a job failed. The server's own words hold its paths and are shown to nobody. */
function failureIn({ messages }: NonNullable<Entry["status"]>): ProviderError {
  const told = messages.findLast(([name]) => /^execution_(?:error|interrupted)$/.test(name));
  const [name, details = {}] = told ?? [];
  const text = (key: string): string => {
    const value = details[key];
    return typeof value === "string" ? value.slice(0, 100) : "";
  };
  const provider = PROVIDER;
  if (name === "execution_interrupted") {
    return ownFailure("unknown", "interrupted", say("services.comfyui-stopped", { provider }));
  }
  const node = text("node_type") || "?";
  const diagnosis = `${text("exception_type") || "no exception"} in ${node}`;
  if (/OutOfMemory/i.test(text("exception_type"))) {
    const says = say("services.comfyui-out-of-memory", { provider });
    return ownFailure("overloaded", diagnosis, says);
  }
  const says = say("services.comfyui-node-failed", { provider, node });
  return ownFailure("unknown", diagnosis, says);
}
