// What signing by C2PA costs: the library's start, a picture of 1024 × 1024, and the memory of it.
import { readCredentials } from "../src/images/credentials/read-credentials.ts";
import { openLibrary } from "../src/images/credentials/library.ts";
import { signFile } from "../src/images/credentials/sign-file.ts";
import { finishPixels } from "../src/images/pictures/finish-picture.ts";
import { sampleParameters } from "../test/support/sample-parameters.ts";
import { samplePixels } from "../test/support/sample-pictures.ts";
import { memorySigner } from "../test/support/signing/signed-picture.ts";
import { percentile } from "./support/statistics.ts";

const SIDE = 1024;
const ROUNDS = 40;
const MEGABYTE = 1_000_000;

export async function signing(): Promise<void> {
  const { bytes } = await finishPixels(samplePixels(SIDE, SIDE), sampleParameters());
  const before = process.memoryUsage.rss();
  const loaded = await timed(() => openLibrary());
  const wish = { mediaType: "image/png", source: "trainedAlgorithmicMedia", version: "0" } as const;
  const signer = memorySigner();
  const sign = () => signFile(bytes, { ...wish, signer });
  const first = await timed(sign);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(sign));
  const signed = Buffer.from(await sign());
  const reading: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    reading.push(await timed(() => readCredentials(signed)));
  }
  const memory = process.memoryUsage.rss() - before;
  console.log(`the library is loaded in ${loaded.toFixed(0)} ms`);
  console.log(`a PNG of ${SIDE} × ${SIDE}, ${(bytes.length / MEGABYTE).toFixed(1)} MB:`);
  console.log(`  the first ${first.toFixed(0)} ms, then signed in ${figure(times, 0.5)} ms`);
  console.log(`  (p95 ${figure(times, 0.95)}), read in ${figure(reading, 0.5)} ms`);
  console.log(`  ${signed.length - bytes.length} bytes more in the file`);
  console.log(`  ${(memory / MEGABYTE).toFixed(0)} MB more in the process`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function figure(all: readonly number[], share: number): string {
  return percentile(all, share).toFixed(0);
}
