import { request } from "node:http";
import { Readable } from "node:stream";

const passedOn = ["content-type", "content-length", "cache-control", "etag"];

/**
 * Fetches a file of the loopback's CDN for the page, which may load pictures from its own origin
 * only. `target` is path and query as they stand in the address of the file.
 */
export function fetchFromCdn(cdn: URL, target: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asked = request({ hostname: cdn.hostname, port: cdn.port, path: target }, (answer) => {
      const headers = new Headers();
      for (const name of passedOn) {
        const value = answer.headers[name];
        if (typeof value === "string") headers.set(name, value);
      }
      const body = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
      resolve(new Response(body, { status: answer.statusCode ?? 502, headers }));
    });
    asked.on("error", reject);
    asked.end();
  });
}
