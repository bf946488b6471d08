import { z } from "zod";
import { ProviderError, type ProviderErrorKind } from "../domain/errors.ts";
import { endpoint } from "../http/endpoint.ts";
import { HttpFailure } from "../http/http-failure.ts";
import { parseJson } from "../http/parse-json.ts";
import type { SendRequest } from "../http/send-request.ts";
import { inEnglish, type Message, say } from "../words/index.ts";

/** A chat endpoint that sees pictures (POST chat/completions). */
export interface ChatService {
  readonly baseUrl: URL;
  readonly apiKey: { reveal(): string } | undefined;
  readonly model: string;
}

const PATIENCE_MS = 90_000;
const MAX_BYTES = 1024 ** 2;
/** Words that an answer has at most, in the service's own counting. */
const MAX_TOKENS = 500;
const MAX_CHARACTERS = 4000;

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
});

/** Why an answer of that status is none; `says` is for the person who asked. */
const refusals: readonly (readonly [RegExp, ProviderErrorKind, Message])[] = [
  [/^40[13]$/, "bad-key", say("chat.bad-key")],
  [/^402$/, "no-credits", say("chat.no-credits")],
  [/^404$/, "gone-model", say("chat.no-model")],
  [/^429$/, "rate-limited", say("chat.busy")],
  [/^4/, "bad-parameter", say("chat.refused")],
  [/./, "overloaded", say("chat.down")],
];

/**
 * Makes the function that asks a chat model what a picture (a JPEG) shows, in the language of that name
 * ("de", "en-GB"). It is asked once: an answer may cost something. Throws ProviderError in words for the
 * person who asked; what the service itself said stays out of them.
 */
export function createDescriber(
  { baseUrl, apiKey, model }: ChatService,
  { send }: { readonly send: SendRequest },
): (jpeg: Uint8Array, locale: string) => Promise<string> {
  return async (jpeg, locale) => {
    const language = new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
    const url = `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`;
    const text = inEnglish(say("chat.instruction", { language }));
    const content = [
      { type: "text", text },
      { type: "image_url", image_url: { url } },
    ];
    const body = { model, max_tokens: MAX_TOKENS, messages: [{ role: "user", content }] };
    const answer = await send({
      method: "POST",
      url: endpoint(baseUrl, "chat/completions"),
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey.reveal()}` }),
      },
      body: JSON.stringify(body),
      timeoutMs: PATIENCE_MS,
      maxBytes: MAX_BYTES,
    }).catch((error: unknown): never => {
      throw failureOf(error);
    });
    if (answer.status !== 200) throw refusalOf(answer.status);
    const told = answerSchema.safeParse(parseJson(answer.body)).data?.choices[0]?.message.content;
    const words = (told ?? "").trim().slice(0, MAX_CHARACTERS);
    if (words === "") throw problem("broken-answer", say("chat.silent"));
    return words;
  };
}

function failureOf(error: unknown): Error {
  if (!(error instanceof HttpFailure))
    return error instanceof Error ? error : new Error("no answer came", { cause: error });
  return error.reason === "timeout"
    ? problem("timeout", say("chat.slow"), error)
    : problem("unknown", say("chat.unreachable"), error);
}

function refusalOf(status: number): ProviderError {
  const [, kind = "unknown", says = say("chat.down")] =
    refusals.find(([pattern]) => pattern.test(String(status))) ?? [];
  return problem(kind, says, undefined, `status ${status}`);
}

function problem(
  kind: ProviderErrorKind,
  says: Message,
  cause?: unknown,
  diagnosis?: string,
): ProviderError {
  const details = { provider: "chat", kind, retryable: false, billed: "unknown" as const };
  return new ProviderError(says, { ...details, diagnosis }, { cause });
}
