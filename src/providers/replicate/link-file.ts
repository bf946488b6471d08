import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import { dataUrl } from "../described/job-service.ts";
import type { SentFile } from "../described/pictures.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import type { Call } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { read } from "./response.ts";

/** The service asks that larger files are stored first. */
const LARGEST_INLINE = 256 * 1024;

/**
 * A picture as a model can read it: a small one within the request, a larger one in the service's
 * own store, which keeps it for a day. A store that does not take it is no reason to give up.
 */
export async function linkOf(
  file: SentFile,
  call: (one: Call) => Promise<HttpAnswer>,
  baseUrl: URL,
): Promise<string> {
  if (file.bytes.length <= LARGEST_INLINE) return dataUrl(file);
  const form = new FormData();
  const content = new Blob([new Uint8Array(file.bytes)], { type: file.mediaType });
  form.append("content", content, `picture.${file.mediaType.slice("image/".length)}`);
  const written = new Response(form);
  const answer = await call({
    method: "POST",
    url: endpoint(baseUrl, "files"),
    headers: { "content-type": written.headers.get("content-type") ?? "multipart/form-data" },
    body: new Uint8Array(await written.arrayBuffer()),
  }).catch((error: unknown) => {
    throw transportFailure(PROVIDER, error, "free");
  });
  const stored = isSuccess(answer.status) ? read.storedFile(answer) : undefined;
  return stored?.urls.get ?? dataUrl(file);
}
