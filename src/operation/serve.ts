import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ConfigError } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/** An answer to one of the paths. */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

/** What each path answers. */
export type Paths = Readonly<Record<string, () => Promise<Answer>>>;

/** Where it listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** A server that answers GET on a few paths. */
export interface Serving extends Listening {
  close(): Promise<void>;
}

/** Opens the port. Throws ConfigError when it cannot be opened. */
export async function serve(paths: Paths, { host, port }: Listening): Promise<Serving> {
  const server = createServer((request, response) => void answer(paths, request, response));
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error ? String(Reflect.get(error, "code")) : "?";
    throw new ConfigError(say("settings.port-taken", { host, port, code }), { cause: error });
  }
  const address = server.address();
  return {
    host,
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(paths: Paths, request: IncomingMessage, response: ServerResponse) {
  const [path = ""] = (request.url ?? "").split("?");
  const given = Object.hasOwn(paths, path) ? paths[path] : undefined;
  const isRead = request.method === "GET" || request.method === "HEAD";
  const { status, mediaType, text } =
    given === undefined ? notHere : isRead ? await given().catch(() => failed) : notSo;
  response.writeHead(status, { "content-type": mediaType, "cache-control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : text);
}

/** An answer in JSON. */
export function json(status: number, body: object): Answer {
  return { status, mediaType: "application/json", text: `${JSON.stringify(body)}\n` };
}

const notHere = json(404, { error: "not-found" });
const notSo = json(405, { error: "method-not-allowed" });
const failed = json(503, { error: "storage" });
