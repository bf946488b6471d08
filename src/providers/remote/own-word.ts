import type { HttpAnswer } from "../../http/answer.ts";
import { is, isSuccess } from "./failure-rules.ts";
import { readAnswerWords } from "./answer-words.ts";

/**
 * Statuses that a gateway gives when it stopped waiting for the service, or lost it: the service may
 * have got the request and worked on. 499 and 598 to 599 are nginx's and other proxies', 520 to 530
 * Cloudflare's.
 */
const gatewayGaveUp = (status: number): boolean =>
  is(408, 499, 504, 598, 599)(status) || (status >= 520 && status <= 530);

/** What a gateway writes when it had passed the request on before it failed. */
const brokenOff = ["reset", "disconnect", "terminat", "fetch failed", "timed out", "timeout"];

/**
 * Whether an answer that is no success is the service's own word that it did nothing. Only then is
 * a call that costs money surely unpaid: a gateway's page, a timeout of somebody in between and a
 * body that says nothing all leave it open.
 */
export function isOwnWord(answer: HttpAnswer): boolean {
  const { status } = answer;
  // 303 leads on to the result of a request that was carried out (RFC 9110, 15.4.4).
  if (isSuccess(status) || gatewayGaveUp(status) || status === 303) return false;
  if (status < 500) return true;
  const { words, isPage, isEnvelope } = readAnswerWords(answer);
  if (isEnvelope) return true;
  // "Service unavailable" is said before a request is taken (RFC 9110, 15.6.4), unless it says more.
  const lower = words.toLowerCase();
  return status === 503 && !isPage && !brokenOff.some((mark) => lower.includes(mark));
}

/** The kind of a failure that is not the service's own word. */
export function kindOfGateway(status: number): "timeout" | "overloaded" {
  return is(408, 499, 504, 522, 524, 598, 599)(status) ? "timeout" : "overloaded";
}
