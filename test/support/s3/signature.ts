import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Who may use the double. */
export const keys = { id: "AKIDEXAMPLE", secret: "a-secret-of-the-tests" };

const hex = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: string | Uint8Array, text: string) =>
  createHmac("sha256", key).update(text).digest();

/**
 * Why a request is not signed as it should be; undefined when it is. After Amazon's own description:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signatureProblem(request: IncomingMessage, body: Uint8Array): string | undefined {
  const given = request.headers.authorization ?? "";
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      given,
    );
  if (parts === null) return "AccessDenied";
  const [, id, day = "", region = "", names = "", signature = ""] = parts;
  if (id !== keys.id) return "InvalidAccessKeyId";
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== hex(body)) return "XAmzContentSHA256Mismatch";
  const url = new URL(request.url ?? "/", "http://double");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join("&");
  const headers = names
    .split(";")
    .map((name) => `${name}:${String(request.headers[name]).trim().replaceAll(/ +/g, " ")}\n`)
    .join("");
  const canonical = [request.method, url.pathname, query, headers, names, payload].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const time = String(request.headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", time, scope, hex(canonical)].join("\n");
  const key = [region, "s3", "aws4_request"].reduce(
    (before: Uint8Array, part) => hmac(before, part),
    hmac(`AWS4${keys.secret}`, day),
  );
  const expected = hmac(key, toSign);
  return timingSafeEqual(expected, Buffer.from(signature, "hex"))
    ? undefined
    : "SignatureDoesNotMatch";
}
