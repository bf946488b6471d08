import { createHash } from "node:crypto";
import { z } from "zod";
import type { Secret } from "../../../config/config.ts";
import { DownloadError } from "../../../download/download-error.ts";
import type { Downloader } from "../../../download/downloader.ts";
import type { HttpAnswer } from "../../../http/answer.ts";
import { endpoint } from "../../../http/endpoint.ts";
import { HttpFailure } from "../../../http/http-failure.ts";
import { parseJson } from "../../../http/parse-json.ts";
import { say } from "../../../words/index.ts";
import type { ProviderParts } from "../../provider.ts";
import { isSuccess } from "../../remote/failure-rules.ts";
import { transportFailure } from "../../remote/transport-failure.ts";
import { comfyuiFailure, PROVIDER } from "./errors.ts";

/** /object_info and a history with a graph in it can be large. */
const MAX_BYTES = 32 * 1024 ** 2;
const MAX_FILE_BYTES = 64 * 1024 ** 2;
/** Small questions are answered at once, or the machine is in trouble. */
const ASK_MS = 10_000;
const FILE_MS = 120_000;

/** The header that goes with every request. */
export interface ExtraHeader {
  readonly name: string;
  readonly value: Secret;
}

/** A file on the server, as it names it. */
export interface ServerFile {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
}

/** One machine's HTTP interface. */
export interface ComfyuiClient {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Asks something; whatever the status. Throws HttpFailure. */
  ask(path: string, signal: AbortSignal): Promise<HttpAnswer>;
  /** Asks for JSON. Throws ProviderError for everything that is not one of status 200. */
  askJson(path: string, signal: AbortSignal): Promise<unknown>;
  /** Sends JSON; whatever the status. Throws HttpFailure. */
  post(path: string, value: unknown, signal: AbortSignal): Promise<HttpAnswer>;
  /** Puts a PNG among the server's inputs; gives its name for LoadImage. Throws ProviderError. */
  upload(bytes: Uint8Array, signal: AbortSignal): Promise<string>;
  /** The link of a file on the server. */
  view(file: ServerFile): string;
  /** Fetches what `view` gives. Throws DownloadError. */
  readonly download: Downloader;
  /** What an answer means that is not what was asked for; `texts` are not quoted. */
  explain(answer: HttpAnswer, texts?: readonly string[]): Error;
}

const uploaded = z.object({ name: z.string().min(1), subfolder: z.string().default("") });

/** How a machine is reached. */
export interface ComfyuiAccess {
  readonly url: URL;
  readonly header: ExtraHeader | undefined;
  /** The deadline of one picture, in milliseconds: no request of it takes longer. */
  readonly timeoutMs: number;
}

/** Opens one machine's interface; does no I/O. */
export function createComfyuiClient(
  { url, header, timeoutMs }: ComfyuiAccess,
  { send, download }: Pick<ProviderParts, "send" | "download">,
): ComfyuiClient {
  const askMs = Math.min(ASK_MS, timeoutMs);
  const fileMs = Math.min(FILE_MS, timeoutMs);
  const secret = header?.value.reveal();
  const headers: Record<string, string> =
    header && secret !== undefined ? { [header.name]: secret } : {};
  const explain = (answer: HttpAnswer, texts: readonly string[] = []): Error =>
    comfyuiFailure(answer, secret === undefined ? texts : [...texts, secret]);
  const at = (path: string): URL => new URL(`${endpoint(url, "").href}${path}`);
  const ask: ComfyuiClient["ask"] = async (path, signal) =>
    send({
      method: "GET",
      url: at(path),
      headers,
      timeoutMs: askMs,
      maxBytes: MAX_BYTES,
      signal,
    });
  const give = async (
    path: string,
    [type, body]: readonly [string, string | Uint8Array],
    signal: AbortSignal,
  ): Promise<HttpAnswer> =>
    send({
      method: "POST",
      url: at(path),
      headers: { ...headers, "content-type": type },
      body,
      timeoutMs: fileMs,
      maxBytes: MAX_BYTES,
      signal,
    });

  /** A proxy in front of the machine wants its header for files too, which a plain download has not. */
  const fetchWithHeader: Downloader = async (link, signal) => {
    const target = new URL(link);
    const answer = await send({
      method: "GET",
      url: target,
      headers,
      timeoutMs: fileMs,
      maxBytes: MAX_FILE_BYTES,
      signal,
    }).catch((error: unknown) => {
      if (!(error instanceof HttpFailure)) throw error;
      throw new DownloadError(say("downloads.unreachable"), { cause: error, temporary: true });
    });
    const { status } = answer;
    if (status === 200) return answer.body;
    const temporary = status === 429 || status >= 500;
    throw new DownloadError(say("downloads.refused", { status }), { status, temporary });
  };

  return {
    url,
    headers,
    ask,
    explain,
    download: header === undefined ? download : fetchWithHeader,
    async askJson(path, signal) {
      const answer = await ask(path, signal).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
      const value = answer.status === 200 ? parseJson(answer.body) : undefined;
      if (value === undefined) throw explain(answer);
      return value;
    },
    post: async (path, value, signal) =>
      give(path, ["application/json", JSON.stringify(value)], signal),
    async upload(bytes, signal) {
      const form = formOf(bytes);
      const answer = await give("upload/image", form, signal).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
      const { data } = uploaded.safeParse(isSuccess(answer.status) ? parseJson(answer.body) : {});
      if (!data) throw explain(answer);
      return data.subfolder === "" ? data.name : `${data.subfolder}/${data.name}`;
    },
    view: ({ filename, subfolder, type }) =>
      at(`view?${new URLSearchParams({ filename, subfolder, type }).toString()}`).href,
  };
}

/** A PNG as a form. It is named by its content: the same picture takes no second place. */
function formOf(bytes: Uint8Array): readonly [string, Uint8Array] {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const boundary = `easel-${hash}`;
  const field = (name: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head =
    field("type", "input") +
    field("subfolder", "easel") +
    field("overwrite", "true") +
    `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="${hash}.png"\r\n` +
    "Content-Type: image/png\r\n\r\n";
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return [`multipart/form-data; boundary=${boundary}`, body];
}
