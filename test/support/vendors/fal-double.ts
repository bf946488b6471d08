import { randomUUID } from "node:crypto";
import { type Answer, json } from "./answer.ts";
import { type ObjectSchema, problemsOf } from "./described/check-input.ts";
import type { DownloadHost } from "./download-host.ts";
import { documentOf, falSchemas, imageSize } from "./fal-schemas.ts";
import { faultInPrompt } from "./faults.ts";
import { startVendorServer, type VendorServer } from "./vendor-server.ts";

type Fields = Readonly<Record<string, unknown>>;

/** fal's queue as its documents say, on the loopback. */
export interface FalDouble extends VendorServer {
  /** Answers the next orders so, in order, before they are taken again. */
  next(...answers: readonly Answer[]): void;
  /** The next questions for a state get these answers or states; then the order is done. */
  nextStatus(...answers: readonly (Answer | Fields)[]): void;
  /** The next results are these. */
  nextResult(...answers: readonly (Answer | Fields)[]): void;
  /** The next schemas are these. */
  nextSchema(...answers: readonly Answer[]): void;
  /** From now on every order is done. */
  finish(): void;
  /** The host that the next answers name for their addresses, in place of its own. */
  elsewhere: URL | undefined;
  /** The ids of the orders that were cancelled. */
  readonly cancelled: readonly string[];
}

/** What a model without a schema takes. */
const anything: ObjectSchema = {
  required: ["prompt"],
  properties: {
    prompt: { type: "string" },
    negative_prompt: { type: "string" },
    seed: { type: "integer" },
    num_images: { type: "integer" },
    num_inference_steps: { type: "integer" },
    guidance_scale: { type: "number" },
    image_size: imageSize,
    image_url: { type: "string" },
    strength: { type: "number" },
  },
};

export async function startFalDouble(
  { key, port }: { readonly key: string; readonly port?: number },
  host: DownloadHost,
): Promise<FalDouble> {
  const orders = new Map<string, { readonly input: Fields; looks: number }>();
  const submissions: Answer[] = [];
  const statuses: (Answer | Fields)[] = [];
  const results: (Answer | Fields)[] = [];
  const schemas: Answer[] = [];
  const cancelled: string[] = [];
  const state: { elsewhere: URL | undefined } = { elsewhere: undefined };

  const submit = (model: string, input: Fields): Answer => {
    const known = falSchemas[model] ?? (model === "acme/own-app" ? anything : undefined);
    if (!known) return json(404, { detail: `Application "${model}" not found` });
    const detail = problemsOf(input, resolved(known));
    if (detail.length > 0) return json(422, { detail }, { "x-fal-request-id": "r-422" });
    const id = randomUUID();
    orders.set(id, { input, looks: 0 });
    const app = model.split("/").slice(0, 2).join("/");
    const own = new URL(`/${app}/requests/${id}`, state.elsewhere ?? server.url).href;
    return json(200, {
      status: "IN_QUEUE",
      request_id: id,
      response_url: own,
      status_url: `${own}/status`,
      cancel_url: `${own}/cancel`,
      logs: null,
      metrics: {},
      queue_position: 0,
    });
  };

  const statusOf = (id: string, order: { looks: number }): Answer => {
    const scripted = statuses.shift();
    if (scripted) return isAnswer(scripted) ? scripted : json(202, scripted);
    order.looks += 1;
    if (order.looks > 1) return json(200, { status: "COMPLETED", request_id: id, metrics: {} });
    return json(202, { status: "IN_PROGRESS", request_id: id, logs: [] });
  };

  const resultOf = ({ input }: { readonly input: Fields }): Answer => {
    const scripted = results.shift();
    if (scripted && isAnswer(scripted)) return scripted;
    const { width = 1024, height = 768 } = (input["image_size"] ?? {}) as Fields;
    const url = host.link(Number(width), Number(height), Number(input["seed"] ?? 1));
    return json(200, {
      images: [{ url, width, height, content_type: "image/jpeg" }],
      timings: { inference: 1.2 },
      seed: input["seed"] ?? 1,
      has_nsfw_concepts: [false],
      prompt: input["prompt"],
      ...scripted,
    });
  };

  const server = await startVendorServer(({ method, path, headers, body = {} }) => {
    const { pathname, searchParams } = new URL(path, "http://double");
    if (pathname === "/api/openapi/queue/openapi.json") {
      const scripted = schemas.shift();
      if (scripted) return scripted;
      const document = documentOf(searchParams.get("endpoint_id") ?? "");
      return document ? json(200, document) : json(404, { detail: "Not found" });
    }
    if (headers.authorization !== `Key ${key}`) {
      return json(401, { detail: "Cannot access application. Authentication is required." });
    }
    const [, id = "", end] =
      /^\/[\w-]+\/[\w-]+\/requests\/([\w-]+)(\/status|\/cancel)?$/.exec(pathname) ?? [];
    if (id === "") {
      if (method !== "POST") return json(405, { detail: "Method Not Allowed" });
      return (
        submissions.shift() ?? faultInPrompt(body["prompt"]) ?? submit(pathname.slice(1), body)
      );
    }
    const order = orders.get(id);
    if (!order) return json(404, { detail: "Request not found" });
    if (end === "/cancel") {
      if (method !== "PUT") return json(405, { detail: "Method Not Allowed" });
      if (order.looks > 1) return json(400, { status: "ALREADY_COMPLETED" });
      cancelled.push(id);
      return json(202, { status: "CANCELLATION_REQUESTED" });
    }
    return end === "/status" ? statusOf(id, order) : resultOf(order);
  }, port);
  return {
    ...server,
    cancelled,
    get posts() {
      return server.posts;
    },
    get elsewhere() {
      return state.elsewhere;
    },
    set elsewhere(url) {
      state.elsewhere = url;
    },
    next: (...answers) => void submissions.push(...answers),
    nextStatus: (...answers) => void statuses.push(...answers),
    nextResult: (...answers) => void results.push(...answers),
    nextSchema: (...answers) => void schemas.push(...answers),
    finish: () => void statuses.splice(0),
  };
}

/** A schema whose references are followed. */
function resolved(schema: ObjectSchema): ObjectSchema {
  const text = JSON.stringify(schema);
  const whole = text.replaceAll(
    `{"$ref":"#/components/schemas/ImageSize"}`,
    JSON.stringify(imageSize),
  );
  return JSON.parse(whole) as ObjectSchema;
}

function isAnswer(one: Answer | Fields): one is Answer {
  return "kind" in one;
}
