import { randomUUID } from "node:crypto";
import { json } from "./answer.ts";
import type { Answer } from "./answer.ts";
import type { DownloadHost } from "./download-host.ts";
import { faultInPrompt } from "./faults.ts";
import type { DoubleOptions } from "./segmind-double.ts";
import { startVendorServer } from "./vendor-server.ts";
import type { VendorServer } from "./vendor-server.ts";

const PATH = "/sdxl/text2image/v1";

/** A state that a status request reports; `{link}` in it becomes the link to the finished picture. */
export type StatusBody = Readonly<Record<string, unknown>>;

/** ImagePipeline as its document says, on the loopback. */
export interface ImagePipelineDouble extends VendorServer {
  /** Answers the next submissions so, in order, before they are accepted again. */
  next(...answers: readonly Answer[]): void;
  /** Answers the next status requests so, in order; then SUCCESS. */
  nextStatus(...answers: readonly (Answer | StatusBody)[]): void;
  /** Reports this state to every status request from now on. */
  everyStatus(body: StatusBody): void;
}

export async function startImagePipelineDouble(
  { key, port }: DoubleOptions,
  host: DownloadHost,
): Promise<ImagePipelineDouble> {
  const submissions: Answer[] = [];
  const statuses: (Answer | StatusBody)[] = [];
  const links = new Map<string, string>();
  let always: StatusBody | undefined;

  const status = (id: string): Answer => {
    const link = links.get(id);
    if (link === undefined) return json(404, { detail: "Not Found" });
    const next = statuses.shift() ?? always ?? { status: "SUCCESS", download_urls: ["{link}"] };
    if (isAnswer(next)) return next;
    return json(200, JSON.parse(JSON.stringify({ id, ...next }).replaceAll("{link}", link)));
  };

  const server = await startVendorServer(({ method, path, headers, body }) => {
    if (headers["api-key"] !== key) return json(401, { detail: "Invalid API key" });
    const id = path.startsWith(`${PATH}/status/`) ? path.slice(PATH.length + 8) : undefined;
    if (method === "GET" && id !== undefined) return status(id);
    if (method !== "POST" || path !== PATH) return json(404, { detail: "Not Found" });
    const fault = submissions.shift() ?? faultInPrompt(body?.["prompt"]);
    if (fault) return fault;
    const newId = randomUUID();
    const [width, height, seed] = [body?.["width"], body?.["height"], body?.["seed"]].map(Number);
    links.set(newId, host.link(width ?? 512, height ?? 512, seed ?? 0));
    return json(202, { id: newId, status: "PENDING" });
  }, port);
  return {
    ...server,
    get posts() {
      return server.posts;
    },
    next: (...answers) => {
      submissions.push(...answers);
    },
    nextStatus: (...answers) => {
      statuses.push(...answers);
    },
    everyStatus: (body) => {
      always = body;
    },
  };
}

function isAnswer(one: Answer | StatusBody): one is Answer {
  return "kind" in one;
}
