import type { Answer } from "./answer.ts";
import { json } from "./answer.ts";
import { faultInPrompt } from "./faults.ts";
import { refusalOf } from "./openai-rules.ts";
import { png } from "./pictures.ts";
import { type ReceivedRequest, startVendorServer, type VendorServer } from "./vendor-server.ts";

/** The models that the double offers: two of OpenAI's, one of LocalAI, that of sd.cpp's server. */
export const doubleModels = [
  "gpt-image-2",
  "gpt-image-2.5-flare",
  "gpt-image-1.5",
  "flux-dev",
  "sd-cpp-local",
] as const;

/** OpenAI's Images API on the loopback, as strict as the original. `url` ends in `/v1`. */
export interface OpenAiDouble extends VendorServer {
  /** Answers the next requests for pictures so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
  /** Answers the next questions for models so. */
  nextModels(...answers: readonly Answer[]): void;
  /** What OpenAI puts in place of a prompt; undefined: nothing. */
  revise: string | undefined;
}

export interface OpenAiDoubleOptions {
  /** The key that is asked for; undefined: none, as servers at home do. */
  readonly key: string | undefined;
  readonly port?: number;
  /** How long a streamed picture takes from one event to the next. */
  readonly everyMs?: number;
}

/** An error in OpenAI's own form. */
export function openAiError(
  status: number,
  code: string | null,
  message: string,
  { type = "invalid_request_error", param = null }: { type?: string; param?: string | null } = {},
): Answer {
  return json(status, { error: { message, type, param, code } }, { "x-request-id": "req_f3b1" });
}

/** One event of a streamed answer. */
export const event = (type: string, data: Record<string, unknown>): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;

export const eventStream = { "content-type": "text/event-stream; charset=utf-8" };

export async function startOpenAiDouble({
  key,
  port,
  everyMs = 1,
}: OpenAiDoubleOptions): Promise<OpenAiDouble> {
  const scripted: Answer[] = [];
  const lists: Answer[] = [];
  const state: { revise: string | undefined; made: number } = { revise: undefined, made: 0 };

  const draw = (request: ReceivedRequest, isEdit: boolean): Answer => {
    const { body = {} } = request;
    const model = String(body["model"]);
    if (!doubleModels.some((known) => known === model)) {
      return openAiError(404, "model_not_found", `The model '${model}' does not exist.`);
    }
    state.made += 1;
    if (model === "sd-cpp-local") return drawSdCpp(body);
    if (model === "flux-dev") return drawLocalAi(body, state.revise, state.made);
    const refusal = refusalOf(model, request, isEdit);
    if (refusal) {
      return openAiError(400, refusal.code, refusal.message, { param: refusal.param });
    }
    const picture = pictureOf(body["size"], state.made);
    const told = { created: 1, size: body["size"], quality: "low", background: "opaque" };
    const item = { b64_json: picture, ...(state.revise && { revised_prompt: state.revise }) };
    if (String(body["stream"]) !== "true") {
      return json(200, { ...told, output_format: "png", data: [item], usage: usage });
    }
    const prefix = isEdit ? "image_edit" : "image_generation";
    const partials = Array.from({ length: Number(body["partial_images"] ?? 0) }, (_, index) =>
      event(`${prefix}.partial_image`, {
        ...told,
        partial_image_index: index,
        b64_json: png(64, 64, state.made + index).toString("base64"),
      }),
    );
    const last = event(`${prefix}.completed`, { ...told, ...item, usage });
    return { kind: "pieces", headers: eventStream, pieces: [...partials, last], everyMs };
  };

  const server = await startVendorServer((request) => {
    const { method, path, headers, body } = request;
    if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
      return openAiError(401, "invalid_api_key", "Incorrect API key provided: sk-wrong***key.");
    }
    if (method === "GET" && path === "/v1/models") return lists.shift() ?? list();
    const isEdit = path === "/v1/images/edits";
    if (method !== "POST" || (!isEdit && path !== "/v1/images/generations")) {
      return openAiError(404, null, `Invalid URL (${method} ${path})`);
    }
    const isForm = headers["content-type"]?.startsWith("multipart/form-data") === true;
    if (isForm !== isEdit) return openAiError(400, null, "Invalid content type.");
    return scripted.shift() ?? faultInPrompt(body?.["prompt"]) ?? draw(request, isEdit);
  }, port);
  return {
    ...server,
    url: new URL("/v1", server.url),
    get posts() {
      return server.posts;
    },
    get revise() {
      return state.revise;
    },
    set revise(words) {
      state.revise = words;
    },
    next: (...answers) => void scripted.push(...answers),
    nextModels: (...answers) => void lists.push(...answers),
  };
}

const usage = { input_tokens: 9, output_tokens: 272, total_tokens: 281 };

const list = (): Answer =>
  json(200, {
    object: "list",
    data: ["gpt-5.5", "text-embedding-3-small", ...doubleModels, "gpt-image-2-2026-04-21"].map(
      (id) => ({ id, object: "model" }),
    ),
  });

function pictureOf(size: unknown, seed: number): string {
  const [width = 512, height = 512] =
    typeof size === "string" && size !== "auto" ? size.split("x").map(Number) : [];
  return png(width, height, seed).toString("base64");
}

/** LocalAI: a link that only it can open, unless base64 is asked for. */
function drawLocalAi(
  body: Record<string, unknown>,
  revised: string | undefined,
  made: number,
): Answer {
  const seed = Number(body["seed"] ?? made);
  const revision = revised === undefined ? {} : { revised_prompt: revised };
  if (body["response_format"] !== "b64_json") {
    return json(200, { data: [{ url: "http://localhost:8080/generated-images/1.png" }] });
  }
  return json(200, { data: [{ b64_json: pictureOf(body["size"], seed), ...revision }] });
}

const tag = /<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>/g;

/** The arguments in a prompt for stable-diffusion.cpp, and the prompt without them. */
export function readExtraArgs(prompt: unknown) {
  const text = String(prompt);
  const [, args] = new RegExp(tag.source).exec(text) ?? [];
  return {
    prompt: text.replaceAll(tag, ""),
    args: args === undefined ? {} : (JSON.parse(args) as Record<string, unknown>),
  };
}

/** stable-diffusion.cpp's server, which ignores what it does not know. */
function drawSdCpp(body: Record<string, unknown>): Answer {
  try {
    const { prompt, args } = readExtraArgs(body["prompt"]);
    if (prompt === "") return json(400, { error: "prompt required" });
    const seed = Number(args["seed"] ?? 42);
    const b64 = pictureOf(body["size"], seed);
    return json(200, { created: 1, output_format: "png", data: [{ b64_json: b64 }] });
  } catch {
    return json(400, { error: "invalid sd_cpp_extra_args" });
  }
}
