import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { keys, signatureProblem } from "./signature.ts";

/** What goes wrong with every request until told otherwise. */
export type S3Fault = "503" | "hangs" | "cut" | "denied" | `denied ${string}` | "full";

/** A service that speaks as much of S3 as Easel uses, and is strict about it. */
export interface S3Double {
  readonly endpoint: URL;
  readonly bucket: string;
  /** The objects by their names. */
  readonly objects: Map<string, Buffer>;
  /** How many requests came, by method. */
  readonly calls: Map<string, number>;
  fault: S3Fault | undefined;
  /** The keys that it knows, as the standard settings name them. */
  readonly keys: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
  close(): void;
}

const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
  BadDigest: 400,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  SlowDown: 503,
  XMinioStorageFull: 507,
};

type State = Pick<S3Double, "bucket" | "objects" | "calls" | "fault">;

/** Opens a double with one bucket. */
export async function openS3Double(): Promise<S3Double> {
  const state: State = {
    bucket: "pictures",
    objects: new Map<string, Buffer>(),
    calls: new Map<string, number>(),
    fault: undefined,
  };
  const server = createServer((request, response) => {
    void answer(request, response, state).catch(() => request.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    endpoint: new URL(`http://127.0.0.1:${port}`),
    keys: { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret },
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
): Promise<void> {
  const body = await buffer(request);
  const method = request.method ?? "";
  state.calls.set(method, (state.calls.get(method) ?? 0) + 1);
  const refuse = (code: string) => {
    response.writeHead(statuses[code] ?? 500, { "content-type": "application/xml" });
    const words = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code} of the double</Message></Error>`;
    response.end(method === "HEAD" ? undefined : words);
  };
  if (state.fault === "hangs") return;
  if (state.fault === "cut") return void request.socket.destroy();
  if (state.fault === "503") return refuse("SlowDown");
  if (state.fault === "denied" || state.fault === `denied ${method}`) return refuse("AccessDenied");
  if (state.fault === "full" && method === "PUT") return refuse("XMinioStorageFull");
  const problem = signatureProblem(request, body);
  if (problem !== undefined) return refuse(problem);
  const [, bucket, ...rest] = new URL(request.url ?? "/", "http://double").pathname.split("/");
  if (bucket !== state.bucket) return refuse("NoSuchBucket");
  const key = decodeURIComponent(rest.join("/"));
  const object = state.objects.get(key);
  const head = (bytes: Buffer) => ({
    "content-length": bytes.length,
    etag: `"${createHash("md5").update(bytes).digest("hex")}"`,
    ...(request.headers["x-amz-checksum-mode"] === "ENABLED"
      ? { "x-amz-checksum-sha256": createHash("sha256").update(bytes).digest("base64") }
      : {}),
  });
  switch (method) {
    case "GET":
    case "HEAD":
      if (object === undefined) return refuse("NoSuchKey");
      response.writeHead(200, head(object));
      return void response.end(method === "GET" ? object : undefined);
    case "DELETE":
      state.objects.delete(key);
      response.writeHead(204);
      return void response.end();
    case "PUT":
      return put(key, request, body, { response, state, refuse });
  }
  return refuse("MethodNotAllowed");
}

function put(
  key: string,
  request: IncomingMessage,
  body: Buffer,
  {
    response,
    state,
    refuse,
  }: {
    readonly response: ServerResponse;
    readonly state: State;
    readonly refuse: (code: string) => void;
  },
): void {
  const from = request.headers["x-amz-copy-source"];
  if (typeof from === "string") {
    const [bucket, ...name] = decodeURIComponent(from).replace(/^\//, "").split("/");
    const object = state.objects.get(name.join("/"));
    if (bucket !== state.bucket || object === undefined) return refuse("NoSuchKey");
    state.objects.set(key, object);
    response.writeHead(200, { "content-type": "application/xml" });
    return void response.end(
      `<?xml version="1.0" encoding="UTF-8"?><CopyObjectResult><ETag>"copied"</ETag></CopyObjectResult>`,
    );
  }
  // What comes in pieces with sums behind it is not understood everywhere.
  if (Number(request.headers["content-length"]) !== body.length) {
    return refuse("MissingContentLength");
  }
  const sum = request.headers["x-amz-checksum-sha256"];
  if (sum !== undefined && sum !== createHash("sha256").update(body).digest("base64")) {
    return refuse("BadDigest");
  }
  state.objects.set(key, body);
  response.writeHead(200, { etag: `"${createHash("md5").update(body).digest("hex")}"` });
  response.end();
}
