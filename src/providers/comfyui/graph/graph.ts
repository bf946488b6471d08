/** What a node gives: the node's id, and the number of its output. */
export type Link = readonly [node: string, output: number];

/** What a node is given: a value, or what another node gives. */
export type GraphInput = string | number | boolean | Link | readonly GraphInput[];

/** One node of a graph in the server's API format. */
export interface GraphNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A graph in the server's API format: nodes by their ids. */
export type Graph = Readonly<Record<string, GraphNode>>;

/** How our own graphs name their files, until each job has a name. */
export const OUR_PREFIX = "easel";

/** A graph that grows: nodes are numbered from 1 as they come. */
export class GraphBuilder {
  readonly #nodes: Record<string, GraphNode> = {};
  #count = 0;

  get graph(): Graph {
    return this.#nodes;
  }

  /** Adds a node; gives the links to its first outputs. */
  add(class_type: string, inputs: Readonly<Record<string, GraphInput>>): Outputs {
    this.#count += 1;
    const id = String(this.#count);
    this.#nodes[id] = { class_type, inputs };
    return [
      [id, 0],
      [id, 1],
      [id, 2],
    ];
  }
}

/** The links to a node's first three outputs. */
export type Outputs = readonly [Link, Link, Link];

/**
 * The same graph with a job's own mark in the names of its files. A server that has drawn it before
 * would else only name its old files, which may have been deleted since. The owner's folders and
 * names stay in front of the mark.
 */
export function withMark(graph: Graph, mark: string): Graph {
  return Object.fromEntries(
    Object.entries(graph).map(([id, { class_type, inputs }]) => {
      const { filename_prefix: own } = inputs;
      const named = typeof own === "string" ? { filename_prefix: `${own}-${mark}` } : {};
      return [id, { class_type, inputs: { ...inputs, ...named } }];
    }),
  );
}
