import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseJson } from "../../http/parse-json.ts";
import { type Exchange } from "../../http/open-exchange.ts";
import { bounded, collect } from "../../http/send-request.ts";
import type { ProviderParts } from "../provider.ts";
import type { Asked } from "../remote/answer-failure.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { openAiFailure, openAiSecrets, PROVIDER } from "./errors.ts";
import { readStream } from "./read-stream.ts";
import { type Made, readAnswer } from "./response.ts";
import type { Account } from "./settings.ts";
import type { WrittenBody } from "./write-body.ts";

/** A picture of 3840 × 2160 as PNG in base64 has at most two thirds of this. */
const MAX_BYTES = 48 * 1024 ** 2;
/** Three half-made pictures come before it. */
const MAX_STREAM_BYTES = 4 * MAX_BYTES;
/** undici's own clock ticks about once a second; it is only a net below the deadline. */
const NET_MS = 5000;

/** One request that makes a picture. */
export interface MakingCall extends WrittenBody {
  readonly path: "images/generations" | "images/edits";
  /** The words of the person who asked: never quoted from an answer. */
  readonly words: readonly string[];
  /** Called with each half-made picture and its number, from 1. */
  readonly onPartial: (bytes: Uint8Array, number: number) => void;
}

/** The HTTP interface of a server that speaks OpenAI's Images API. */
export interface OpenAiClient {
  /** Sends one call, once. Throws ProviderError for whatever brings no picture. */
  make(call: MakingCall, signal: AbortSignal): Promise<Made>;
  /** Reads `models`, whatever the status. Throws ProviderError when no answer came. */
  readModels(signal: AbortSignal): Promise<HttpAnswer>;
  /** What an answer of `readModels` means that is no list. */
  explainModels(answer: HttpAnswer): ProviderError;
}

export function createOpenAiClient(
  { key, baseUrl, timeoutMs, isPaid }: Account,
  { exchange, send }: Pick<ProviderParts, "exchange" | "send">,
): OpenAiClient {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const free: Asked = { to: "free", secrets: openAiSecrets(key, []) };
  return {
    async make({ path, body, contentType, words, onPartial }, signal) {
      const asked: Asked = { to: isPaid ? "call" : "free", secrets: openAiSecrets(key, words) };
      try {
        const opened = await exchange({
          method: "POST",
          url: endpoint(baseUrl, path),
          headers: { ...headers, "content-type": contentType },
          body,
          signal,
          timeoutMs,
          silenceMs: timeoutMs + NET_MS,
        });
        try {
          return await readMade(opened, asked, onPartial);
        } finally {
          opened.close();
        }
      } catch (error) {
        throw transportFailure(PROVIDER, error, asked.to);
      }
    },
    async readModels(signal) {
      const request = {
        method: "GET",
        url: endpoint(baseUrl, "models"),
        headers,
        timeoutMs: Math.min(timeoutMs, 10_000),
        maxBytes: MAX_BYTES,
        signal,
      } as const;
      return send(request).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
    },
    explainModels: (answer) => openAiFailure(answer, free),
  };
}

/** Reads a picture out of an answer, streamed or not: servers that cannot stream answer at once. */
async function readMade(
  exchange: Exchange,
  asked: Asked,
  onPartial: MakingCall["onPartial"],
): Promise<Made> {
  const { status, headers } = exchange;
  const isStream = /^text\/event-stream\b/i.test(headers["content-type"] ?? "");
  if (!isStream || !isSuccess(status)) {
    const answer = { status, headers, body: await collect(exchange, MAX_BYTES) };
    const made = isSuccess(status) ? readAnswer(parseJson(answer.body)) : undefined;
    if (made) return made;
    throw openAiFailure(answer, asked);
  }
  const streamed = await readStream(bounded(exchange, MAX_STREAM_BYTES), onPartial);
  if (streamed.type === "made") return streamed.made;
  if (streamed.type === "nothing") {
    throw openAiFailure({ status, headers, body: Buffer.alloc(0) }, asked);
  }
  // An error within a stream has no status of its own; the service's code decides.
  const body = Buffer.from(JSON.stringify({ error: streamed.error }));
  const to = streamed.hadBegun && asked.to === "call" ? "job" : asked.to;
  throw openAiFailure({ status: 400, headers, body }, { ...asked, to });
}
