import { file, json, redirect, text } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { jpeg } from "./pictures.ts";

const jpegType = { "content-type": "image/jpeg" };
const picture = jpeg(512, 512, 7);
const page = (title: string): string =>
  `<!doctype html><html><head><meta http-equiv="Content-Type" content="text/html"><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/**
 * What can go wrong with a paid call, by name. The same names start faults by hand: a prompt
 * `fault: 406 credits` brings that answer once.
 */
export const faults = {
  "400": json(400, { error: "Invalid request body" }),
  "401": json(401, { error: "Unauthorized. API key is invalid or may have expired" }),
  "401 token": json(401, {
    error: "invalid_token",
    error_description: "The token is malformed",
    status_code: 401,
  }),
  "402": json(402, { error: "Payment required" }),
  "403": json(403, { error: "Forbidden" }),
  "404": json(404, { error: "The requested URL does not exist" }),
  "404 credits": json(404, { error: "No credits found for the user" }),
  "405 page": text(405, "text/html", page("405 Method Not Allowed")),
  "406 credits": json(406, { error: "Not enough credits" }),
  "406 content type": text(406, "text/plain", "Invalid content type"),
  "406 parameter": json(406, { error: "scheduler is not one of the allowed values" }),
  "406 spend limit": json(406, { error: "Team spend limit reached" }),
  "410": json(410, { error: "This model has been retired" }),
  "422": json(422, { error: "Validation Error" }),
  "422 list": json(422, {
    detail: [{ loc: ["body", "width"], msg: "value is not a valid integer", type: "type_error" }],
  }),
  "422 failed": json(422, { status: "FAILED", error: "inference failed" }),
  "429": json(429, { error: "rate_limit_exceeded" }),
  "429 later": json(429, { error: "rate_limit_exceeded" }, { "retry-after": "7" }),
  "500": json(500, { error: "Server had some issue with processing" }),
  "500 parameter": json(500, { error: "num_inference_steps must be at least 20" }),
  "500 polling": json(500, { error: "Internal Polling Error" }),
  "500 page": text(500, "text/html", page("500 Internal Server Error")),
  "500 plain": text(500, "text/plain", "Internal Server Error"),
  "502 page": text(502, "text/html", page("502 Bad Gateway")),
  "502 own": json(502, { error: "No worker took the request" }),
  "503": text(503, "text/plain", "Service Unavailable"),
  "503 page": text(503, "text/html", page("503 Backend fetch failed")),
  "503 broken off": text(
    503,
    "text/plain",
    "upstream connect error or disconnect/reset before headers",
  ),
  "504 page": text(504, "text/html", page("504 Gateway Time-out")),
  "504 own": json(504, { error: "Timeout" }),
  "520": text(520, "text/html", page("520 Unknown Error")),
  "522": text(522, "text/html", page("522 Connection timed out")),
  "524": text(524, "text/html", page("524 A timeout occurred")),
  "408": text(408, "text/plain", "Request Timeout"),
  "303": redirect("https://elsewhere.example/result", 303),
  "302": redirect("https://elsewhere.example/login"),
  hang: { kind: "hang" },
  "slow body": { kind: "drip", headers: jpegType, body: picture, everyMs: 20 },
  "cut body": { kind: "cut", headers: jpegType, body: picture },
  reset: { kind: "reset" },
  "wrong content type": text(200, "text/plain", "Hello, this is no picture."),
  "error in 200": json(200, { error: "NSFW content detected in the prompt" }),
  "empty 200": text(200, "application/json", ""),
  "not a picture": file("image/jpeg", Buffer.from("GIF? No. This is only called a JPEG.")),
  "60 MB body": { kind: "flood", headers: jpegType, bytes: 60 * 1024 ** 2 },
  "half a picture": file("image/jpeg", picture.subarray(0, picture.length / 2)),
} as const satisfies Readonly<Record<string, Answer>>;

export type FaultName = keyof typeof faults;

/** The fault that a prompt asks for, as in `fault: 503`. */
export function faultInPrompt(prompt: unknown): Answer | undefined {
  const name = /^fault: *(.+)$/.exec(typeof prompt === "string" ? prompt : "")?.[1];
  return name !== undefined && Object.hasOwn(faults, name) ? faults[name as FaultName] : undefined;
}
