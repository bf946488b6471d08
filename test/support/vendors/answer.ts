import type { ServerResponse } from "node:http";

type Headers = Readonly<Record<string, string>>;

/**
 * What a double does with a request that it has read.
 * - `whole`: answers properly.
 * - `hang`: never answers.
 * - `reset`: tears the connection down without a word.
 * - `cut`: promises the whole body, sends half of it, and tears the connection down.
 * - `drip`: sends the body bytewise, one every `everyMs`.
 * - `pieces`: sends the body piece by piece, one every `everyMs`, and then ends it, or tears the
 *   connection down (`cut`).
 * - `flood`: sends so many bytes, without saying beforehand how many.
 */
export type Answer =
  | {
      readonly kind: "whole";
      readonly status: number;
      readonly headers: Headers;
      readonly body: Buffer;
    }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" }
  | { readonly kind: "cut"; readonly headers: Headers; readonly body: Buffer }
  | {
      readonly kind: "drip";
      readonly headers: Headers;
      readonly body: Buffer;
      readonly everyMs: number;
    }
  | {
      readonly kind: "pieces";
      readonly headers: Headers;
      readonly pieces: readonly string[];
      readonly everyMs: number;
      readonly cut?: boolean;
    }
  | { readonly kind: "flood"; readonly headers: Headers; readonly bytes: number };

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  const body = Buffer.from(JSON.stringify(value));
  return {
    kind: "whole",
    status,
    headers: { "content-type": "application/json", ...headers },
    body,
  };
}

/** An answer in text of some type. */
export function text(status: number, type: string, words: string): Answer {
  return { kind: "whole", status, headers: { "content-type": type }, body: Buffer.from(words) };
}

/** An answer that is a file. */
export function file(type: string, body: Buffer, headers: Headers = {}): Answer {
  return { kind: "whole", status: 200, headers: { "content-type": type, ...headers }, body };
}

/** An answer that leads on to another place. */
export function redirect(location: string, status = 302): Answer {
  return { kind: "whole", status, headers: { location }, body: Buffer.alloc(0) };
}

const FLOOD_CHUNK = Buffer.alloc(1024 ** 2, 0xaa);

/** Carries an answer out. */
export function play(answer: Answer, response: ServerResponse): void {
  switch (answer.kind) {
    case "whole":
      response.writeHead(answer.status, {
        ...answer.headers,
        "content-length": answer.body.length,
      });
      response.end(answer.body);
      break;
    case "hang":
      break;
    case "reset":
      response.socket?.resetAndDestroy();
      break;
    case "cut":
      response.writeHead(200, { ...answer.headers, "content-length": answer.body.length });
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
      break;
    case "drip":
      drip(answer, response);
      break;
    case "pieces":
      response.writeHead(200, answer.headers);
      sendPieces(answer, answer.pieces, response);
      break;
    case "flood":
      response.writeHead(200, answer.headers);
      flood(answer.bytes, response);
      break;
  }
}

function drip(answer: Extract<Answer, { kind: "drip" }>, response: ServerResponse): void {
  response.writeHead(200, { ...answer.headers, "content-length": answer.body.length });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(answer.body.subarray(sent, sent + 1));
    sent += 1;
    if (sent === answer.body.length) response.end();
  }, answer.everyMs);
  response.once("close", () => clearInterval(timer));
}

function sendPieces(
  answer: Extract<Answer, { kind: "pieces" }>,
  [piece, ...others]: readonly string[],
  response: ServerResponse,
): void {
  if (response.destroyed) return;
  if (piece === undefined) {
    if (answer.cut === true) response.destroy();
    else response.end();
    return;
  }
  response.write(piece, () => {
    setTimeout(() => sendPieces(answer, others, response), answer.everyMs);
  });
}

function flood(bytes: number, response: ServerResponse): void {
  if (bytes <= 0 || response.destroyed) {
    response.end();
    return;
  }
  const chunk = FLOOD_CHUNK.subarray(0, bytes);
  response.write(chunk, (error) => {
    if (!error) flood(bytes - chunk.length, response);
  });
}
