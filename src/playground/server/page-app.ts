import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { fetchFromCdn } from "./cdn.ts";
import { isOurHost, isOurPage, type RequestHead } from "./guard.ts";
import { securityHeaders, uploadHeaders } from "./headers.ts";
import { pageFiles } from "./page-files.ts";
import { carriesKey, keyCookie, keyParameter } from "./session-key.ts";
import { uploadLimit, type Uploads } from "./uploads.ts";

export interface PageAppSettings {
  readonly uploads: Uploads;
  readonly cdnUrl: URL;
  /** What a request must carry; see session-key.ts. */
  readonly key: string;
  /** The port that the page is served from, known once it listens. */
  readonly port: () => number;
}

/** The page's routes: its files, uploads, and the CDN's pictures under the page's own origin. */
export function pageApp({ uploads, cdnUrl, key, port }: PageAppSettings): Hono {
  const app = new Hono();
  const files = pageFiles();

  app.use(async (context, next) => {
    const head = readHead((name) => context.req.header(name));
    const changes = context.req.method !== "GET" && context.req.method !== "HEAD";
    if (!isOurHost(head, port()) || (changes && !isOurPage(head, port()))) {
      return context.text("This playground answers only to its own page on this machine.", 403);
    }
    const query = context.req.query(keyParameter);
    if (!carriesKey({ query, cookie: context.req.header("cookie") }, key, port())) {
      return context.text("Open the playground by the address that Easel printed.", 403);
    }
    await next();
    if (query !== undefined) context.header("set-cookie", keyCookie(key, port()));
    if (isForeign(context.req.path)) return undefined;
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    return undefined;
  });

  const serve = async (path: string): Promise<Response> => {
    const file = await files(path);
    if (!file) return new Response("There is no such page.", { status: 404 });
    const headers = { "content-type": file.contentType, "cache-control": "no-cache" };
    return new Response(file.body, { headers });
  };
  app.get("/", () => serve("index.html"));
  app.get("/page/:path{.+}", (context) => serve(context.req.param("path")));
  const tooLarge = `A file may have at most ${uploadLimit / 1024 / 1024} MiB.`;
  const limit = bodyLimit({
    maxSize: uploadLimit,
    onError: (context) => context.text(tooLarge, 413),
  });
  app.post("/uploads", limit, async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const name = context.req.query("name") ?? "file";
    const contentType = context.req.header("content-type") ?? "application/octet-stream";
    return context.json({ upload: uploads.keep({ name, bytes, contentType }) });
  });

  app.on("GET", ["/attachments/*", "/ephemeral-attachments/*"], async (context) => {
    const { pathname, search } = new URL(context.req.url);
    try {
      const answer = await fetchFromCdn(cdnUrl, pathname + search);
      for (const [name, value] of Object.entries(uploadHeaders)) answer.headers.set(name, value);
      return answer;
    } catch {
      return context.text("The playground's own CDN does not answer.", 502);
    }
  });
  app.notFound((context) => context.text("There is no such page.", 404));
  return app;
}

/** Uploads are under the page's origin, and carry headers of their own. */
function isForeign(path: string): boolean {
  return path.startsWith("/attachments/") || path.startsWith("/ephemeral-attachments/");
}

/** Reads where a request came from. */
export function readHead(header: (name: string) => string | undefined): RequestHead {
  return { host: header("host"), origin: header("origin"), site: header("sec-fetch-site") };
}
