import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { type Answer, file, text } from "../answer.ts";
import { type MovingFile, movingFile } from "../moving-files.ts";
import { jpeg, png } from "../pictures.ts";
import { readGraph } from "./read-graph.ts";
import type { WireGraph } from "./validate.ts";

/** A graph in the queue. */
export interface WireJob {
  readonly id: string;
  readonly number: number;
  readonly graph: WireGraph;
  readonly client: string;
}

/** How a job can end instead of well. */
export type Ending =
  | "memory"
  | "exception"
  | "interrupted"
  | "file gone"
  | "no file"
  | MovingFile
  | "wav";

const STEPS_SHOWN = 3;

const isFileEnding = (ending: Ending | undefined): ending is MovingFile | "wav" =>
  ending !== undefined && ["mp4", "webm", "webp", "gif", "wav"].includes(ending);

const row = ({ number, id, graph, client }: WireJob) => [
  number,
  id,
  graph,
  { client_id: client },
  [],
];
/** The same as the fork for pip lists it (seen: 0.12.1). */
const rowOfFork = ({ number, id, graph, client }: WireJob) => ({
  priority: number,
  prompt_id: id,
  prompt: graph,
  extra_data: { client_id: client },
  good_outputs: [],
  sensitive: null,
});

/** What runs graphs, one at a time, and tells about it. */
export class Runner {
  readonly endings: Ending[] = [];
  /** Every job that has ended well, in order. */
  readonly done: string[] = [];
  readonly interrupted: string[] = [];
  /** The ids of all connections that there were, in order. */
  readonly clients: string[] = [];
  /** How long one shown step takes, in milliseconds. */
  stepMs = 0;
  /** Whether the queue is listed as ComfyUI's fork for pip does. */
  isFork = false;
  #pending: WireJob[] = [];
  #running: WireJob | undefined;
  #stop: AbortController | undefined;
  #history = new Map<string, object>();
  #files = new Map<string, Buffer>();
  #sockets = new Map<string, WebSocket>();
  readonly #server = new WebSocketServer({ noServer: true });

  get remaining(): number {
    return this.#pending.length + (this.#running ? 1 : 0);
  }

  get running(): string | undefined {
    return this.#running?.id;
  }

  add(job: WireJob): void {
    this.#pending.push(job);
    void this.#work();
  }

  queue(): object {
    const show: (job: WireJob) => unknown = this.isFork ? rowOfFork : row;
    return {
      queue_running: this.#running ? [show(this.#running)] : [],
      queue_pending: this.#pending.map(show),
    };
  }

  history(id: string): object {
    const entry = this.#history.get(id);
    return entry ? { [id]: entry } : {};
  }

  view(name: string): Answer {
    const bytes = this.#files.get(name);
    return bytes ? file("image/png", bytes) : text(404, "text/plain", "");
  }

  /** Takes a waiting job out. */
  drop(id: string): boolean {
    const before = this.#pending.length;
    this.#pending = this.#pending.filter((job) => job.id !== id);
    return this.#pending.length < before;
  }

  /** Stops the running job if it has this id; without one whatever runs. */
  interrupt(id: string | undefined): boolean {
    if (!this.#running || (id !== undefined && this.#running.id !== id)) return false;
    this.interrupted.push(this.#running.id);
    this.#stop?.abort();
    return true;
  }

  cancel(id: string): boolean {
    return this.drop(id) || this.interrupt(id);
  }

  connect(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(incoming.url ?? "", "http://double");
    const client = url.searchParams.get("clientId") ?? "";
    if (!/^(?:\/api)?\/ws$/.test(url.pathname) || client === "") return void socket.destroy();
    this.#server.handleUpgrade(incoming, socket, head, (open) => {
      this.#sockets.set(client, open);
      this.clients.push(client);
      const status = { exec_info: { queue_remaining: this.remaining } };
      open.send(JSON.stringify({ type: "status", data: { status, sid: client } }));
      open.on("message", () => {
        const data = { supports_preview_metadata: true, max_upload_size: 104_857_600 };
        open.send(JSON.stringify({ type: "feature_flags", data }));
      });
    });
  }

  dropSockets(): void {
    for (const socket of this.#sockets.values()) socket.terminate();
    this.#sockets.clear();
  }

  forget(): void {
    this.#pending = [];
    this.#stop?.abort();
    this.#running = undefined;
    this.#history.clear();
    this.dropSockets();
  }

  async #work(): Promise<void> {
    if (this.#running) return;
    const job = this.#pending.shift();
    if (!job) return;
    this.#running = job;
    const stop = new AbortController();
    this.#stop = stop;
    await this.#run(job, stop.signal);
    if (this.#running === job) this.#running = undefined;
    this.#tell(job, "executing", { node: null });
    await this.#work();
  }

  async #run(job: WireJob, stop: AbortSignal): Promise<void> {
    const ending = this.endings.shift();
    this.#tell(job, "execution_start", { timestamp: 1 });
    this.#tell(job, "execution_cached", { nodes: [], timestamp: 1 });
    for (const [node, { class_type }] of Object.entries(job.graph)) {
      this.#tell(job, "executing", { node, display_node: node });
      if (class_type !== "KSampler") continue;
      for (let value = 1; value <= STEPS_SHOWN && !stop.aborted; value += 1) {
        await wait(this.stepMs);
        this.#tell(job, "progress", { value, max: STEPS_SHOWN, node });
        this.#preview(job, value);
      }
    }
    await wait(0);
    if (this.#running !== job) return;
    if (stop.aborted || ending === "interrupted") return this.#fail(job, "execution_interrupted");
    if (ending === "memory" || ending === "exception") {
      return this.#fail(job, "execution_error", {
        node_type: "KSampler",
        exception_type: ending === "memory" ? "torch.OutOfMemoryError" : "RuntimeError",
        exception_message: "failed at /home/owner/ComfyUI/models/secret.safetensors",
        traceback: ["/home/owner/ComfyUI/execution.py"],
      });
    }
    this.#finish(job, ending);
  }

  #finish(job: WireJob, ending: Ending | undefined): void {
    const { width, height, seed } = readGraph(job.graph, () => ({ width: 64, height: 64 }));
    const ends = Object.entries(job.graph).filter(
      ([, { class_type }]) => class_type === "SaveImage",
    );
    const outputs = Object.fromEntries(
      ends.map(([node, { inputs }]) => {
        const suffix = isFileEnding(ending) ? ending : "png";
        const filename = `${String(inputs["filename_prefix"])}_${job.number}_${node}_.${suffix}`;
        const [across = 0, down = 0] = [width, height].map((side) => Math.min(Number(side), 1024));
        const moves = isFileEnding(ending) && ending !== "wav";
        const picture = moves ? movingFile(ending) : png(across, down, Number(seed));
        if (ending !== "file gone") this.#files.set(filename, picture);
        const images = ending === "no file" ? [] : [{ filename, subfolder: "", type: "output" }];
        this.#tell(job, "executed", { node, display_node: node, output: { images } });
        return [node, { images }];
      }),
    );
    this.#store(job, outputs, { status_str: "success", completed: true, messages: [] });
    this.done.push(job.id);
    this.#tell(job, "execution_success", { timestamp: 2 });
  }

  #fail(job: WireJob, name: string, details: object = {}): void {
    const data = { prompt_id: job.id, node_id: "5", executed: [], timestamp: 2, ...details };
    this.#store(job, {}, { status_str: "error", completed: false, messages: [[name, data]] });
    this.#tell(job, name, data);
  }

  #store(job: WireJob, outputs: object, status: object): void {
    const prompt = [job.number, job.id, job.graph, { client_id: job.client }, []];
    this.#history.set(job.id, { prompt, outputs, status, meta: {} });
  }

  #tell(job: WireJob, type: string, data: object): void {
    const socket = this.#sockets.get(job.client);
    socket?.send(JSON.stringify({ type, data: { prompt_id: job.id, ...data } }));
  }

  #preview(job: WireJob, seed: number): void {
    const head = Buffer.alloc(8);
    const notes = Buffer.from(JSON.stringify({ prompt_id: job.id, image_type: "image/jpeg" }));
    head.writeUInt32BE(4, 0);
    head.writeUInt32BE(notes.length, 4);
    this.#sockets.get(job.client)?.send(Buffer.concat([head, notes, jpeg(16, 16, seed)]));
  }
}
