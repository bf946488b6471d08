import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { listen, portOf } from "../../../src/playground/server/listen.ts";
import { greyPng } from "../loopback/pictures.ts";

/** A paid service as Segmind is one, as slow as it is told to be. */
export interface SlowService {
  readonly settings: Readonly<Record<string, string>>;
  /** When its calls came, in milliseconds of `performance.now`. */
  readonly calls: readonly number[];
  /** What its calls asked for, in their order. */
  readonly prompts: readonly string[];
  /** When calls were given up by whoever sent them, like `calls`. */
  readonly givenUp: readonly number[];
  /** How long a call takes, in milliseconds. */
  takes(ms: number): void;
  close(): Promise<void>;
}

/** Starts one whose calls are counted. */
export async function startSlowService(): Promise<SlowService> {
  const calls: number[] = [];
  const prompts: string[] = [];
  let ms = 50;
  const givenUp: number[] = [];
  const picture = greyPng(64);
  const server = await listen((request, response) => {
    void (async () => {
      const asked: unknown = JSON.parse((await buffer(request)).toString() || "{}");
      calls.push(performance.now());
      prompts.push(String(Reflect.get(Object(asked), "prompt")));
      response.once("close", () => {
        if (!response.writableEnded) givenUp.push(performance.now());
      });
      await delay(ms);
      if (response.destroyed) return;
      response.writeHead(200, { "content-type": "image/png", "x-remaining-credits": "100" });
      response.end(picture);
    })().catch(() => response.destroy());
  }, 0);
  return {
    calls,
    prompts,
    givenUp,
    takes: (time) => void (ms = time),
    settings: {
      SEGMIND_API_KEY: "SG_0123456789abcdef",
      SEGMIND_BASE_URL: `http://127.0.0.1:${portOf(server)}/v1`,
      SEGMIND_REQUESTS_PER_MINUTE: "100000",
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
