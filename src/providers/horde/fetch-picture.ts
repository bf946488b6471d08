import { ProviderError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { isWholePicture, pictureMediaType } from "../picture-file.ts";
import { fetchResult } from "../remote/fetch-result.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { type Generation, isCensored, read } from "./response.ts";

/**
 * The picture of an order that is done; undefined when the service has forgotten it meanwhile.
 * Throws ProviderError when a filter held it back, or it cannot be had.
 */
export async function fetchPicture(
  id: string,
  client: HordeClient,
  words: readonly string[],
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const generation = await resultOf(id, client, words, signal);
  if (generation === undefined) return undefined;
  if (isCensored(generation)) throw censored(generation);
  const { img } = generation;
  if (/^https?:/i.test(img)) return fromLink(img, options, signal);
  const bytes = Buffer.from(img.replace(/^data:[^,]*,/i, ""), "base64");
  if (pictureMediaType(bytes) && isWholePicture(bytes)) return bytes;
  throw lost("the base64 of the result is no whole picture");
}

async function resultOf(
  id: string,
  client: HordeClient,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Generation | undefined> {
  const exchange = { method: "GET", path: `generate/status/${id}`, signal } as const;
  try {
    const answer = await client.call(exchange, words);
    const [generation] = read.status(answer)?.generations ?? [];
    if (generation === undefined) throw client.explain(answer, words);
    return generation;
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "gone-model") return undefined;
    throw error;
  }
}

/** A picture that cannot be fetched from its link costs nothing here. */
async function fromLink(
  link: string,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await fetchResult(PROVIDER, link, options, signal);
  } catch (error) {
    throw error instanceof ProviderError ? lost(error.diagnosis, error) : error;
  }
}

function lost(diagnosis: string | undefined, cause?: Error): ProviderError {
  return providerFailure(
    {
      provider: PROVIDER,
      kind: "broken-answer",
      billed: "no",
      retryable: false,
      says: say("services.lost-picture", { provider: PROVIDER }),
      diagnosis,
    },
    { cause },
  );
}

function censored({ state }: Generation): ProviderError {
  return providerFailure({
    provider: PROVIDER,
    kind: "content-refused",
    billed: "no",
    retryable: false,
    says: say("services.horde-censored", { provider: PROVIDER }),
    diagnosis: `censored, state ${state ?? "not told"}`,
  });
}
