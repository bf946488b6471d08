import { randomUUID } from "node:crypto";
import { schedulerNames } from "../../../src/providers/horde/schedulers.ts";
import { pictureMediaType } from "../../../src/providers/picture-file.ts";
import { json } from "./answer.ts";
import type { Answer } from "./answer.ts";
import type { DownloadHost } from "./download-host.ts";
import { faultInPrompt } from "./faults.ts";
import { startVendorServer } from "./vendor-server.ts";
import type { VendorServer } from "./vendor-server.ts";

const BASE = "/api/v2";
const ANONYMOUS = "0000000000";

type Fields = Readonly<Record<string, unknown>>;

/** The AI Horde as its source says, on the loopback. `url` is the base URL. */
export interface HordeDouble extends VendorServer {
  /** Answers the next orders so, in order, before they are accepted again. */
  next(...answers: readonly Answer[]): void;
  /** These questions about an order get such answers, in order; then it is done. */
  nextCheck(...answers: readonly (Answer | Fields)[]): void;
  /** From now on every order is done. */
  finish(): void;
  /** What the next results hold beside the picture, or in place of it. */
  nextGeneration(...fields: readonly Fields[]): void;
  /** The service restarts: it knows no order any more. */
  forget(): void;
  /** The ids of the orders that were taken back. */
  readonly deleted: readonly string[];
  kudos: number;
  /** The models and how many workers have them. */
  models: readonly { readonly name: string; readonly count: number }[];
}

const paramsOf = new Set([
  "n",
  "seed",
  "steps",
  "cfg_scale",
  "width",
  "height",
  "sampler_name",
  "karras",
  "clip_skip",
  "denoising_strength",
  "transparent",
  "tiling",
  "post_processing",
  "loras",
]);
const samplers = new Set([...Object.values(schedulerNames), "dpmsolver"]);

const failed = (status: number, rc: string, message: string): Answer =>
  json(status, { message, rc });

export async function startHordeDouble(
  { key = ANONYMOUS, port }: { readonly key?: string; readonly port?: number },
  host: DownloadHost,
): Promise<HordeDouble> {
  const orders = new Map<string, string>();
  const submissions: Answer[] = [];
  const checks: (Answer | Fields)[] = [];
  const generations: Fields[] = [];
  const deleted: string[] = [];
  const state = {
    kudos: 120,
    models: [
      { name: "stable_diffusion", count: 9 },
      { name: "Deliberate", count: 4 },
      { name: "AlbedoBase XL (SDXL)", count: 12 },
    ] as HordeDouble["models"],
  };

  const submit = (body: Fields): Answer => {
    const objection = objectionTo(
      body,
      state.models.map(({ name }) => name),
    );
    if (objection) return objection;
    const id = randomUUID();
    const { width, height, seed } = body["params"] as Fields;
    orders.set(id, host.link(Number(width), Number(height), Number(seed)));
    return json(202, { id, kudos: 11 });
  };

  const progress = (): Answer => {
    const next = checks.shift() ?? { done: true, finished: 1, processing: 0 };
    if (isAnswer(next)) return next;
    return json(200, { ...waiting, ...next });
  };

  const result = (img: string): Answer => {
    const generation = {
      img,
      seed: "5",
      id: randomUUID(),
      censored: false,
      gen_metadata: [],
      worker_id: randomUUID(),
      worker_name: "somebody's machine",
      model: "stable_diffusion",
      state: "ok",
      ...generations.shift(),
    };
    return json(200, { ...waiting, done: true, finished: 1, generations: [generation] });
  };

  const server = await startVendorServer(({ method, path, headers, body = {} }) => {
    if (!/^[^:]+:[^:]+:[^:]+$/.test(String(headers["client-agent"]))) {
      return failed(400, "ClientAgent", "A client agent is missing.");
    }
    const isKnown = headers["apikey"] === key || headers["apikey"] === ANONYMOUS;
    if (!isKnown) return failed(401, "InvalidAPIKey", "No user matching sent API Key.");
    const route = path.replace(BASE, "");
    if (method === "GET" && route === "/find_user") {
      return json(200, { username: "somebody#7", kudos: state.kudos, concurrency: 30 });
    }
    if (method === "GET" && route === "/status/models?type=image") {
      return json(
        200,
        state.models.map((model) => ({ ...model, type: "image", eta: 3 })),
      );
    }
    if (method === "POST" && route === "/generate/async") {
      return submissions.shift() ?? faultInPrompt(body["prompt"]) ?? submit(body);
    }
    const [, kind, id = ""] = /^\/generate\/(check|status)\/([\w-]+)$/.exec(route) ?? [];
    const link = orders.get(id);
    if (kind === undefined) return failed(404, "NotFound", "Not Found");
    if (link === undefined)
      return failed(404, "RequestNotFound", "Request with this ID not found.");
    if (method === "DELETE") {
      deleted.push(id);
      orders.delete(id);
      return json(200, { ...waiting, generations: [] });
    }
    return kind === "check" ? progress() : result(link);
  }, port);
  return {
    ...server,
    url: new URL(BASE, server.url),
    deleted,
    get posts() {
      return server.posts;
    },
    get kudos() {
      return state.kudos;
    },
    set kudos(kudos) {
      state.kudos = kudos;
    },
    get models() {
      return state.models;
    },
    set models(models) {
      state.models = models;
    },
    next: (...answers) => void submissions.push(...answers),
    nextCheck: (...answers) => void checks.push(...answers),
    nextGeneration: (...fields) => void generations.push(...fields),
    finish: () => void checks.splice(0),
    forget: () => orders.clear(),
  };
}

/** An order that waits in the queue. */
const waiting = {
  finished: 0,
  processing: 0,
  restarted: 0,
  waiting: 1,
  done: false,
  faulted: false,
  wait_time: 6,
  queue_position: 0,
  kudos: 10,
  is_possible: true,
};

function objectionTo(body: Fields, models: readonly string[]): Answer | undefined {
  const params = (body["params"] ?? {}) as Fields;
  const unknown = Object.keys(params).find((name) => !paramsOf.has(name));
  if (unknown !== undefined) return failed(400, "ValidationError", `Unknown param ${unknown}`);
  const { width, height, steps, sampler_name: sampler, seed, n } = params;
  const sides = [width, height].map(Number);
  if (sides.some((side) => side < 64 || side > 3072 || side % 64 !== 0)) {
    return failed(400, "InvalidSize", "width and height must be a multiple of 64.");
  }
  if (!(Number(steps) >= 1 && Number(steps) <= 500)) {
    return failed(400, "TooManySteps", "steps must be between 1 and 500.");
  }
  if (!samplers.has(String(sampler))) return failed(400, "UnsupportedSampler", "sampler_name");
  if (typeof seed !== "string" || n !== 1) return failed(400, "ValidationError", "seed, n");
  const [model] = Array.isArray(body["models"]) ? body["models"] : [];
  if (!models.includes(String(model))) {
    return failed(400, "UnsupportedModel", `The model ${String(model)} is not known.`);
  }
  const files = [body["source_image"], body["source_mask"]].filter((file) => file !== undefined);
  if (files.every(isPicture)) return undefined;
  return failed(400, "ImageValidationFailed", "The source image could not be read.");
}

function isAnswer(one: Answer | Fields): one is Answer {
  return "kind" in one;
}

function isPicture(file: unknown): boolean {
  return typeof file === "string" && pictureMediaType(Buffer.from(file, "base64")) !== undefined;
}
