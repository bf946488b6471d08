import type { GenerationEvent } from "../image-model.ts";
import { isNotYet, isServerError, isSuccess } from "../remote/failure-rules.ts";
import { type AcceptedCall, type Look, waitUntilDone } from "../remote/wait-until-done.ts";
import type { ImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { readImagePipelineAnswer } from "./response.ts";

/** The links to the pictures of a call that has ended; see ImagePipelineState. */
type Links = readonly string[] | undefined;

/** A submitted call that is waited for. */
export interface Polling extends Pick<
  AcceptedCall<Links>,
  "id" | "deadline" | "timings" | "signal"
> {
  readonly prompts: readonly string[];
}

/**
 * Asks until the call has ended and gives the links to its pictures. Throws ProviderError; the call may
 * have been billed.
 */
export function pollUntilDone(
  { prompts, ...waiting }: Polling,
  client: ImagePipelineClient,
): AsyncGenerator<GenerationEvent, Links, undefined> {
  const explain: AcceptedCall<Links>["explain"] = (answer) =>
    client.explain(answer, prompts, "job");
  async function look(timeoutMs: number): Promise<Look<Links>> {
    const answer = await client.status(waiting.id, timeoutMs, waiting.signal);
    const { status } = answer;
    const state = isSuccess(status) ? readImagePipelineAnswer(answer.body) : undefined;
    if (state?.state === "success") return { state: "done", result: state.links };
    if (state?.state === "waiting") return { state: "open" };
    const mayCome = status === 429 || isNotYet(status) || isServerError(status);
    const isStateless = state === undefined && (isSuccess(status) || mayCome);
    return isStateless ? { state: "unknown", answer } : { state: "failed", error: explain(answer) };
  }
  return waitUntilDone({ ...waiting, provider: PROVIDER, billed: "unknown", look, explain });
}
