import { createHmac } from "node:crypto";

/** Discord's CDN addresses live for a day. */
const LIFETIME_SECONDS = 24 * 60 * 60;

/**
 * The query of a CDN address: `ex` and `is`, when it expires and was issued (hexadecimal seconds
 * since the epoch), and `hm`, the signature over them and the path.
 */
export function signedQuery(key: string, path: string, nowMs: number): string {
  const issued = Math.floor(nowMs / 1000);
  const ex = (issued + LIFETIME_SECONDS).toString(16);
  const is = issued.toString(16);
  return `?ex=${ex}&is=${is}&hm=${signature(key, path, ex, is)}&`;
}

/** Whether a CDN address was signed here and has not expired. */
export function isSignatureValid(
  key: string,
  path: string,
  query: { readonly ex?: string; readonly is?: string; readonly hm?: string },
  nowMs: number,
): boolean {
  const { ex = "", is = "", hm = "" } = query;
  return hm === signature(key, path, ex, is) && Number.parseInt(ex, 16) * 1000 > nowMs;
}

function signature(key: string, path: string, ex: string, is: string): string {
  return createHmac("sha256", key).update(`${path}|${ex}|${is}`).digest("hex");
}
