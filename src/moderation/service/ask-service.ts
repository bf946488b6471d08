import { z } from "zod";
import { endpoint } from "../../http/endpoint.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { SendRequest } from "../../http/send-request.ts";
import type { Logger } from "../../lib/logger.ts";

/** A moderation endpoint (POST moderations). */
export interface ModerationService {
  readonly baseUrl: URL;
  readonly apiKey: { reveal(): string } | undefined;
  readonly model: string;
}

/** Discord waits three seconds for an answer, which has to be stored before. */
const PATIENCE_MS = 1500;
const MAX_BYTES = 1024 ** 2;

const answerSchema = z.object({ results: z.array(z.object({ flagged: z.boolean() })) });

/**
 * Makes the function that asks a moderation endpoint about texts (a model, and the texts as `input`): whether it flags one of them. It is a second opinion: where it does not answer
 * in time, or not as it should, the texts pass and the log says so.
 */
export function createSecondOpinion(
  { baseUrl, apiKey, model }: ModerationService,
  { send, log }: { readonly send: SendRequest; readonly log: Logger },
): (texts: readonly string[]) => Promise<boolean> {
  return async (texts) => {
    if (texts.length === 0) return false;
    try {
      const answer = await send({
        method: "POST",
        url: endpoint(baseUrl, "moderations"),
        headers: {
          "content-type": "application/json",
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey.reveal()}` }),
        },
        body: Buffer.from(JSON.stringify({ model, input: texts })),
        timeoutMs: PATIENCE_MS,
        maxBytes: MAX_BYTES,
      });
      const { results } = answerSchema.parse(parseJson(answer.body));
      return results.some(({ flagged }) => flagged);
    } catch (error) {
      // Its words may quote the prompt: only what kind of failure it was is logged.
      const reason = error instanceof Error ? error.name : "unknown";
      log.warn({ reason }, "the moderation service gave no opinion (EASEL_MODERATION_BASE_URL)");
      return false;
    }
  };
}
