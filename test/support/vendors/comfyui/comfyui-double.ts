import { randomUUID } from "node:crypto";
import type { Answer } from "../answer.ts";
import { json, text } from "../answer.ts";
import { faultInPrompt } from "../faults.ts";
import { startVendorServer, type ReceivedRequest, type VendorServer } from "../vendor-server.ts";
import { nodeSpecs } from "./nodes.ts";
import { readGraph } from "./read-graph.ts";
import { type Ending, Runner } from "./runner.ts";
import { readUpload, sizeOfFile } from "./uploads.ts";
import { refusalOf, type WireGraph } from "./validate.ts";

/** How a server is set up. */
export interface ComfyuiOptions {
  readonly port?: number;
  /** Without the routes of 2026: no /api/jobs, and any string is an id. */
  readonly isOld?: boolean;
  /** A header that a proxy in front of it asks for. */
  readonly header?: readonly [name: string, value: string];
  /** Refuses WebSockets, as a proxy may that does not know them. */
  readonly withoutSockets?: boolean;
}

/** ComfyUI on the loopback. */
export interface ComfyuiDouble extends VendorServer {
  readonly runner: Runner;
  /** Answers the next graphs so, in order, before they are taken again. */
  next(...answers: readonly Answer[]): void;
  /** Answers the next questions for a job (history or queue) so. */
  nextQuestion(...answers: readonly Answer[]): void;
  /** Answers the next requests for a file that was made so. */
  nextFile(...answers: readonly Answer[]): void;
  /** Lets the next jobs that run end so. */
  end(...endings: readonly Ending[]): void;
  /** While true, no question is answered: connections are torn down. */
  isDead: boolean;
  /** Forgets queue, history and connections, as a restart does. */
  restart(): void;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

export async function startComfyuiDouble(options: ComfyuiOptions = {}): Promise<ComfyuiDouble> {
  const scripted: Answer[] = [];
  const questions: Answer[] = [];
  const files: Answer[] = [];
  const uploads = new Map<string, Buffer>();
  const runner = new Runner();
  const state = { isDead: false };
  let number = 0;

  function submit(request: ReceivedRequest): Answer {
    const fault = scripted.shift() ?? faultInPrompt(promptIn(request.body?.["prompt"]));
    if (fault) return fault;
    const { prompt, prompt_id: given, client_id: client } = request.body ?? {};
    const id = given ?? randomUUID();
    if (typeof id !== "string" || !(options.isOld || uuid.test(id))) {
      const error = { type: "invalid_prompt_id", message: "prompt_id must be a UUID" };
      return json(400, { error: { ...error, details: "", extra_info: {} }, node_errors: {} });
    }
    const refusal = refusalOf(prompt, new Set(uploads.keys()));
    if (refusal) return json(400, refusal);
    const job = { id, number, graph: prompt as WireGraph, client: String(client) };
    number += 1;
    runner.add(job);
    return json(200, { prompt_id: id, number: job.number, node_errors: {} });
  }

  function answer(request: ReceivedRequest): Answer {
    if (state.isDead) return { kind: "reset" };
    const { method, headers } = request;
    const [name, value] = options.header ?? [];
    if (name !== undefined && headers[name] !== value) return text(401, "text/plain", "");
    if (headers.origin !== undefined) return text(403, "text/plain", "");
    const url = new URL(request.path, "http://double");
    const path = url.pathname.replace(/^\/api\/(?!jobs)/, "/");
    const [, first, second, third, fourth] = path.split("/");
    if (method === "POST") return post(request, path, options.isOld ? "" : `${third}`, fourth);
    switch (first) {
      case "object_info":
        return json(200, infoOf(second ?? ""));
      case "prompt":
        return json(200, { exec_info: { queue_remaining: runner.remaining } });
      case "queue":
        return questions.shift() ?? json(200, runner.queue());
      case "history":
        return questions.shift() ?? json(200, runner.history(second ?? ""));
      case "system_stats":
        return json(200, {
          system: { comfyui_version: options.isOld ? "0.3.64" : "0.9.1" },
          devices: [{ name: "cpu", type: "cpu", vram_total: 2 ** 34, vram_free: 2 ** 33 }],
        });
      case "view_metadata":
        return url.searchParams.get("filename") === "unnamed.safetensors"
          ? json(200, { "modelspec.architecture": "stable-diffusion-xl-v1-base" })
          : text(404, "text/plain", "");
      case "view":
        return files.shift() ?? runner.view(url.searchParams.get("filename") ?? "");
      case undefined:
      default:
        return text(404, "text/plain", "404: Not Found");
    }
  }

  function post(request: ReceivedRequest, path: string, job: string, verb?: string): Answer {
    if (path === "/prompt") return submit(request);
    if (path === "/upload/image") {
      const { name, subfolder, bytes } = readUpload(request);
      uploads.set(subfolder === "" ? name : `${subfolder}/${name}`, bytes);
      return json(200, { name, subfolder, type: "input" });
    }
    if (path === "/queue") {
      for (const id of (request.body?.["delete"] as string[] | undefined) ?? []) runner.drop(id);
      return text(200, "text/plain", "");
    }
    if (path === "/interrupt") {
      const id = request.body?.["prompt_id"];
      runner.interrupt(typeof id === "string" ? id : undefined);
      return text(200, "text/plain", "");
    }
    if (verb === "cancel" && job !== "") return json(200, { cancelled: runner.cancel(job) });
    return text(405, "text/plain", "405: Method Not Allowed");
  }

  const server = await startVendorServer(answer, options.port, (incoming, socket, head) => {
    const isRefused = state.isDead || options.withoutSockets || incoming.headers.origin;
    const [name, value] = options.header ?? [];
    if (isRefused || (name !== undefined && incoming.headers[name] !== value)) {
      socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    runner.connect(incoming, socket, head);
  });

  /** What was asked to be drawn, graph by graph, as the server understands it. */
  const drawn = (): readonly ReceivedRequest[] =>
    server.requests
      .filter(({ method, path }) => method === "POST" && path === "/prompt")
      .map((request) => ({
        ...request,
        body: readGraph((request.body?.["prompt"] ?? {}) as WireGraph, (upload) =>
          sizeOfFile(uploads.get(upload) ?? Buffer.alloc(0)),
        ),
      }));

  return {
    ...server,
    runner,
    get posts() {
      return drawn();
    },
    next: (...answers) => {
      scripted.push(...answers);
    },
    nextQuestion: (...answers) => void questions.push(...answers),
    nextFile: (...answers) => void files.push(...answers),
    end: (...endings) => runner.endings.push(...endings),
    get isDead() {
      return state.isDead;
    },
    set isDead(isDead) {
      state.isDead = isDead;
      if (isDead) runner.dropSockets();
    },
    restart: () => runner.forget(),
    close: async () => {
      runner.forget();
      await server.close();
    },
  };
}

function promptIn(graph: unknown): unknown {
  const nodes = Object.values((graph ?? {}) as WireGraph);
  return nodes.find(({ class_type }) => class_type === "CLIPTextEncode")?.inputs["text"];
}

function infoOf(name: string): object {
  if (!Object.hasOwn(nodeSpecs, name)) return {};
  const { required = {}, optional = {}, gives = [] } = nodeSpecs[name] ?? {};
  return { [name]: { input: { required, optional }, output: gives, name } };
}
