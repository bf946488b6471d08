import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import sharp from "sharp";
import type { Witness } from "./start-witness.ts";

/** A stand-in for Segmind that notes when each call came and when it was answered. */
export interface TimedSegmind extends AsyncDisposable {
  /** The settings with which a bot finds it. */
  readonly settings: Readonly<Record<string, string>>;
  /** When calls came in, in milliseconds of `performance.now`. */
  readonly received: readonly number[];
  /** When their answers were written. */
  readonly answered: readonly number[];
  /** Size of each picture it sends, in bytes. */
  readonly pictureBytes: number;
}

/**
 * Starts one whose pictures take `drawingMs` and look like photographs, as hard to encode as those;
 * with a witness before it, if there is one.
 */
export async function startTimedSegmind(
  drawingMs: number,
  witness?: Witness,
): Promise<TimedSegmind> {
  const picture = await photograph(1024);
  const received: number[] = [];
  const answered: number[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await buffer(request);
    received.push(performance.now());
    await delay(drawingMs);
    if (response.destroyed) return;
    answered.push(performance.now());
    response.writeHead(200, {
      "content-type": "image/jpeg",
      "content-length": picture.length,
      "x-remaining-credits": "100",
    });
    response.end(picture);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const publicPort = await witness?.standBefore("segmind", 0);
  witness?.pointTo("segmind", port);
  return {
    received,
    answered,
    pictureBytes: picture.length,
    settings: {
      SEGMIND_API_KEY: "SG_0123456789abcdef",
      SEGMIND_BASE_URL: `http://127.0.0.1:${publicPort ?? port}/v1`,
      SEGMIND_REQUESTS_PER_MINUTE: "100000",
      EASEL_PICTURES_PER_DAY: "100000",
      EASEL_JOBS_PER_USER: "1000",
      EASEL_QUEUE_LIMIT: "1000",
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A JPEG with soft shapes and grain, of the 200 to 300 KB that a picture of this size usually has. */
async function photograph(side: number): Promise<Buffer> {
  const shapes = sharp(await noise(24)).resize(side, side, { kernel: "cubic" });
  const grain = await sharp(await noise(side))
    .ensureAlpha(0.06)
    .png()
    .toBuffer();
  return shapes
    .composite([{ input: grain }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

function noise(size: number): Promise<Buffer> {
  return sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: "grey",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}
