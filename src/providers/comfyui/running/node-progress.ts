import type { Graph } from "../graph/graph.ts";
import type { ServerMessage } from "../wire/read-frame.ts";

/** A sampler takes about as long as so many other nodes. */
const SAMPLER_WEIGHT = 8;
/** The rest is fetching the file. */
const MOST = 0.97;

/** How far a job is, and the step of the node that tells its steps. */
export interface NodePlace {
  readonly fraction: number;
  readonly step: number | undefined;
  readonly steps: number | undefined;
}

/** How far a graph is on its way through its nodes, as a fraction that never falls. */
export class NodeProgress {
  readonly #graph: Graph;
  readonly #shares = new Map<string, number>();
  readonly #total: number;
  #current: string | undefined;
  #fraction = 0;
  #steps: readonly [number, number] | undefined;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#total = Object.keys(graph).reduce((sum, id) => sum + this.#weight(id), 0);
  }

  /** The class of the node that runs now. */
  get currentClass(): string | undefined {
    return this.#current === undefined ? undefined : this.#graph[this.#current]?.class_type;
  }

  get place(): NodePlace {
    const [step, steps] = this.#steps ?? [];
    return { fraction: this.#fraction, step, steps };
  }

  /** Takes a message in. */
  note(message: ServerMessage): void {
    switch (message.type) {
      case "cached":
        for (const node of message.nodes) this.#set(node, 1);
        break;
      case "node":
        this.#enter(message.node);
        break;
      case "progress":
        this.#advance(message.node, message.value, message.max);
        break;
      case "states":
        for (const [node, { state, value, max }] of Object.entries(message.nodes)) {
          if (state === "finished") this.#set(node, 1);
          else if (state === "running") this.#set(node, value / Math.max(1, max));
        }
        break;
      case "over":
        break;
    }
    const sum = [...this.#shares].reduce((all, [id, share]) => all + share * this.#weight(id), 0);
    this.#fraction = Math.max(this.#fraction, Math.min(MOST, (sum / this.#total) * MOST));
  }

  #enter(node: string): void {
    if (this.#current !== undefined && this.#current !== node) this.#set(this.#current, 1);
    this.#current = node;
  }

  #advance(node: string, value: number, max: number): void {
    this.#enter(node);
    if (max <= 0) return;
    this.#set(node, value / max);
    if (this.#isSampler(node)) this.#steps = [value, max];
  }

  #set(node: string, share: number): void {
    if (!Object.hasOwn(this.#graph, node)) return;
    const bounded = Math.min(1, Math.max(0, share));
    this.#shares.set(node, Math.max(this.#shares.get(node) ?? 0, bounded));
  }

  #weight(node: string): number {
    return this.#isSampler(node) ? SAMPLER_WEIGHT : 1;
  }

  #isSampler(node: string): boolean {
    return /sampler(?!.*select)/i.test(this.#graph[node]?.class_type ?? "");
  }
}
