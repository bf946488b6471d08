import { type Answer, json } from "./answer.ts";
import { problemsOf } from "./described/check-input.ts";
import type { DownloadHost } from "./download-host.ts";
import { faultInPrompt } from "./faults.ts";
import { openApiOf, replicateModels, resolvedInput } from "./replicate-schemas.ts";
import { type ReceivedRequest, startVendorServer, type VendorServer } from "./vendor-server.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Replicate's HTTP API as its documents say, on the loopback. `url` is the base URL. */
export interface ReplicateDouble extends VendorServer {
  /** The requests that make pictures. */
  readonly predictions: readonly ReceivedRequest[];
  /** Answers the next of them so, in order, before they are taken again. */
  next(...answers: readonly Answer[]): void;
  /** The next questions for a prediction get these answers, or these fields. */
  nextState(...answers: readonly (Answer | Fields)[]): void;
  /** From now on every prediction is done. */
  finish(): void;
  /** Whether models say that they are official. */
  tellsOfficial: boolean;
  /** Whether pictures can be stored. */
  storesFiles: boolean;
  /** The ids of the predictions that were cancelled. */
  readonly cancelled: readonly string[];
}

interface Prediction {
  readonly id: string;
  readonly model: string;
  readonly input: Fields;
  looks: number;
}

export async function startReplicateDouble(
  { token, port }: { readonly token: string; readonly port?: number },
  host: DownloadHost,
): Promise<ReplicateDouble> {
  const predictions = new Map<string, Prediction>();
  const submissions: Answer[] = [];
  const states: (Answer | Fields)[] = [];
  const cancelled: string[] = [];
  const state = { tellsOfficial: true, storesFiles: true, made: 0 };

  const create = (name: string, body: Fields): Answer => {
    const model = replicateModels[name];
    if (!model) return json(404, { title: "Not found", detail: "The model was not found." });
    const input = (body["input"] ?? {}) as Fields;
    const problems = problemsOf(input, resolvedInput(model));
    if (problems.length > 0) {
      const lines = problems.map(({ loc, msg }) => `- input.${loc.at(-1)}: ${msg}`);
      return json(422, {
        title: "Input validation failed",
        detail: `${lines.join("\n")}\n`,
        status: 422,
        invalid_fields: problems,
      });
    }
    state.made += 1;
    const id = `rrr4z55ocneqzikepnug${String(state.made).padStart(6, "0")}`;
    const made = { id, model: name, input, looks: 0 };
    predictions.set(id, made);
    return json(201, tell(made, { status: "starting" }));
  };

  const tell = ({ id, model, input }: Prediction, fields: Fields) => {
    const own = new URL(`/v1/predictions/${id}`, server.url).href;
    return {
      id,
      model,
      version: replicateModels[model]?.version,
      input,
      logs: "",
      output: null,
      error: null,
      created_at: "2026-11-29T18:00:00.000Z",
      urls: { get: own, cancel: `${own}/cancel` },
      ...fields,
    };
  };

  const look = (prediction: Prediction): Answer => {
    const scripted = states.shift();
    if (scripted) return isAnswer(scripted) ? scripted : json(200, tell(prediction, scripted));
    if (cancelled.includes(prediction.id)) {
      return json(200, tell(prediction, { status: "canceled" }));
    }
    prediction.looks += 1;
    if (prediction.looks === 1) {
      const logs = "Using seed: 7\n 25%|██▌       | 1/4\r 50%|█████     | 2/4";
      return json(200, tell(prediction, { status: "processing", logs }));
    }
    const { width = 1024, height = 1024, seed = 1 } = prediction.input;
    const output = [host.link(Number(width), Number(height), Number(seed))];
    return json(200, tell(prediction, { status: "succeeded", output }));
  };

  const modelOf = (name: string, version: string | undefined): Answer => {
    const model = replicateModels[name];
    const missing = json(404, { title: "Not found", detail: "Not found." });
    if (!model || (version !== undefined && version !== model.version)) return missing;
    const published = { id: model.version, cog_version: "0.9", openapi_schema: openApiOf(model) };
    if (version !== undefined) return json(200, published);
    const [owner, own] = name.split("/");
    return json(200, {
      url: `https://replicate.com/${name}`,
      owner,
      name: own,
      visibility: "public",
      ...(state.tellsOfficial && { is_official: model.isOfficial }),
      latest_version: published,
    });
  };

  const route = (request: ReceivedRequest): Answer => {
    const { method, body = {} } = request;
    const path = request.path.replace(/^\/v1/, "");
    if (method === "GET" && path === "/account") {
      return json(200, { type: "user", username: "somebody", name: "Somebody" });
    }
    if (method === "POST" && path === "/files") return store(request);
    if (isSubmission(request)) {
      const input = (body["input"] ?? {}) as Fields;
      const scripted = submissions.shift() ?? faultInPrompt(input["prompt"]);
      if (scripted) return scripted;
      const [, named] = /^\/models\/([\w-]+\/[\w.-]+)\/predictions$/.exec(path) ?? [];
      if (named !== undefined) {
        // A model of the community runs by its version only.
        if (replicateModels[named]?.isOfficial) return create(named, body);
        return json(404, { title: "Not found", detail: "The requested resource was not found." });
      }
      const [byVersion = ""] =
        Object.entries(replicateModels).find(([, one]) => one.version === body["version"]) ?? [];
      if (byVersion !== "") return create(byVersion, body);
      return json(422, { title: "Invalid version or not permitted", detail: "no such version" });
    }
    const [, name, version] =
      /^\/models\/([\w-]+\/[\w.-]+)(?:\/versions\/(\w+))?$/.exec(path) ?? [];
    if (name !== undefined && method === "GET") return modelOf(name, version);
    const [, id = "", cancel] = /^\/predictions\/(\w+)(\/cancel)?$/.exec(path) ?? [];
    const prediction = predictions.get(id);
    if (!prediction) return json(404, { title: "Not found", detail: "Prediction not found" });
    if (cancel === undefined) return look(prediction);
    if (method !== "POST") return json(405, { detail: 'Method "GET" not allowed.' });
    cancelled.push(id);
    return json(200, tell(prediction, { status: "canceled" }));
  };

  const store = ({ files }: ReceivedRequest): Answer => {
    if (!state.storesFiles) return json(400, { detail: "not here" });
    const [content] = files.filter(({ field }) => field === "content");
    if (!content) return json(400, { detail: "Missing content" });
    const id = "b2f1-file";
    const url = new URL(`/v1/files/${id}`, server.url).href;
    const { name, type, bytes } = content;
    return json(201, { id, name, content_type: type, size: bytes.length, urls: { get: url } });
  };

  const server = await startVendorServer((request) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      const detail = "You did not pass a valid authentication token";
      return json(401, { title: "Unauthenticated", detail, status: 401 });
    }
    return route(request);
  }, port);
  return {
    ...server,
    url: new URL("/v1", server.url),
    cancelled,
    get posts() {
      return server.posts;
    },
    get predictions() {
      return server.posts.filter(isSubmission);
    },
    get tellsOfficial() {
      return state.tellsOfficial;
    },
    set tellsOfficial(tells) {
      state.tellsOfficial = tells;
    },
    get storesFiles() {
      return state.storesFiles;
    },
    set storesFiles(stores) {
      state.storesFiles = stores;
    },
    next: (...answers) => void submissions.push(...answers),
    nextState: (...answers) => void states.push(...answers),
    finish: () => void states.splice(0),
  };
}

function isSubmission({ method, path }: ReceivedRequest): boolean {
  return method === "POST" && path.endsWith("/predictions");
}

function isAnswer(one: Answer | Fields): one is Answer {
  return "kind" in one;
}
