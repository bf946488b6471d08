import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { play } from "./answer.ts";
import type { Answer } from "./answer.ts";

/** A file of a form. */
export interface ReceivedFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A request that a double received, complete with its body. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, the fields of a form (a file by its name), or undefined for another body or none. */
  readonly body: Record<string, unknown> | undefined;
  /** The files of a form, in the order in which they came. */
  readonly files: readonly ReceivedFile[];
  /** The body as it came. */
  readonly raw: Buffer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A loopback server that stands for a service, with a memory of everything it was asked. */
export interface VendorServer {
  readonly url: URL;
  readonly requests: readonly ReceivedRequest[];
  /** The requests that cost money. */
  readonly posts: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1; `answer` says for each request what comes back. */
export async function startVendorServer(
  answer: (request: ReceivedRequest) => Answer | Promise<Answer>,
  port = 0,
  upgrade?: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<VendorServer> {
  const requests: ReceivedRequest[] = [];
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await receive(incoming);
    requests.push(request);
    play(await answer(request), outgoing);
  };
  const server = createServer((incoming, outgoing) => {
    // A client that goes away in the middle is part of what is tested.
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  if (upgrade) server.on("upgrade", upgrade);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${chosen}`),
    requests,
    get posts() {
      return requests.filter(({ method }) => method === "POST");
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    ...(await readBody(raw, incoming.headers["content-type"] ?? "")),
    raw,
    at: Date.now(),
  };
}

async function readBody(raw: Buffer, type: string) {
  if (!type.startsWith("multipart/form-data")) return { body: jsonIn(raw), files: [] };
  const body: Record<string, unknown> = {};
  const files: ReceivedFile[] = [];
  const form = await new Response(new Uint8Array(raw), {
    headers: { "content-type": type },
  }).formData();
  for (const [field, value] of form) {
    body[field] = typeof value === "string" ? value : value.name;
    if (typeof value === "string") continue;
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ field, name: value.name, type: value.type, bytes });
  }
  return { body, files };
}

function jsonIn(raw: Buffer): Record<string, unknown> | undefined {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString("utf8")) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
