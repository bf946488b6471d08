import { file, json, text } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { faultInPrompt } from "./faults.ts";
import { jpeg } from "./pictures.ts";
import { startVendorServer } from "./vendor-server.ts";
import type { ReceivedRequest, VendorServer } from "./vendor-server.ts";

const slugs = new Set(["sdxl1.0-txt2img", "sd1.5-img2img", "sdxl-img2img"]);

/** Segmind as its documents say, on the loopback. `url` is the base URL, `/v1` included. */
export interface SegmindDouble extends VendorServer {
  /** Answers the next paid calls so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
  credits: number;
}

export interface DoubleOptions {
  readonly key: string;
  readonly port?: number;
}

export async function startSegmindDouble({ key, port }: DoubleOptions): Promise<SegmindDouble> {
  const scripted: Answer[] = [];
  const account = { credits: 10 };
  const server = await startVendorServer((request) => {
    const slug = request.path.replace(/^\/v1\//, "");
    if (request.headers["x-api-key"] !== key) {
      return json(401, { error: "Unauthorized. API key is invalid or may have expired" });
    }
    if (request.method === "GET" && slug === "get-user-credits") {
      return json(200, { credits: account.credits, "free-credits": 0.25 });
    }
    if (!slugs.has(slug)) return json(404, { error: "The requested URL does not exist" });
    if (request.method !== "POST") return text(405, "text/html", "<h1>Method Not Allowed</h1>");
    return scripted.shift() ?? faultInPrompt(request.body?.["prompt"]) ?? made(request, account);
  }, port);
  return {
    ...server,
    url: new URL("/v1", server.url),
    get posts() {
      return server.posts;
    },
    get credits() {
      return account.credits;
    },
    set credits(credits) {
      account.credits = credits;
    },
    next: (...answers) => {
      scripted.push(...answers);
    },
  };
}

/** A picture as the document promises it: raw bytes, or JSON with base64. */
function made({ body, headers }: ReceivedRequest, account: { credits: number }): Answer {
  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) {
    return text(406, "text/plain", "Invalid content type");
  }
  account.credits -= 1;
  const width = Number(body?.["img_width"] ?? 1024);
  const height = Number(body?.["img_height"] ?? 1024);
  const picture = jpeg(width, height, Number(body?.["seed"]));
  const told = {
    "x-remaining-credits": String(account.credits),
    "x-generation-time": "2.5",
    "x-request-id": "f3b1",
  };
  if (body?.["base64"] === false) return file("image/jpeg", picture, told);
  const image = picture.toString("base64");
  return json(200, { image, status: "Success", infer_time: 2.5, outputs: 1 }, told);
}
