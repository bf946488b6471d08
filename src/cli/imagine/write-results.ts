import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Job } from "../../domain/job.ts";
import { variationSeedOf } from "../../domain/variation-seed.ts";
import type { Studio } from "../../pipeline/studio.ts";
import { say } from "../../words/index.ts";
import { DrawingError } from "./drawing-error.ts";
import { encodeNpy } from "./npy.ts";
import type { Outcome } from "./terminal-audience.ts";
import { writePicture } from "./write-picture.ts";

/** A picture that lies on disk; sizes in pixels. */
export interface WrittenPicture {
  readonly path: string;
  readonly seed: number;
  /** The second seed of a variation. */
  readonly variationSeed?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
}

/**
 * Makes the folders that results will go to, before anything is drawn or paid. Throws UserError
 * that names the option whose folder cannot be made.
 */
export async function prepareFolders(out: string, latents: string | undefined): Promise<void> {
  await makeFolder("--out", out);
  if (latents !== undefined) await makeFolder("--latents", path.dirname(latents));
}

async function makeFolder(option: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = reasonOf(error);
    throw invalid(say("terminal.folder-not-made", { option, folder, reason }), error);
  }
}

/** Writes the pictures of a finished job into a folder. Throws DrawingError when that fails. */
export async function writePictures(
  job: Job,
  studio: Studio,
  folder: string,
): Promise<readonly WrittenPicture[]> {
  const written: WrittenPicture[] = [];
  for (const { position, seed, width, height, mediaType } of job.pictures) {
    const bytes = await studio.pictureFile(job, position);
    if (bytes === undefined) throw unwritten(folder, undefined);
    const facts = { prompt: job.request.prompt, seed, mediaType };
    const file = await writePicture(folder, bytes, facts).catch((error: unknown) => {
      throw unwritten(folder, error);
    });
    const variationSeed = variationSeedOf(job, position);
    written.push({ path: file, seed, variationSeed, width, height, mediaType });
  }
  return written;
}

/** Writes the final latents of a job's pictures, in their order: (count, channels, height, width). */
export async function writeLatents(file: string, { job, latents }: Outcome): Promise<void> {
  const pictures = job.pictures.flatMap(({ position }) => latents.get(position) ?? []);
  const [first] = pictures;
  if (first === undefined) {
    throw new DrawingError("no-latents", say("terminal.no-latents", { model: job.request.model }));
  }
  const all = new Float32Array(pictures.length * first.data.length);
  pictures.forEach((picture, index) => all.set(picture.data, index * first.data.length));
  const shape = [pictures.length, first.channels, first.height, first.width];
  await writeFile(file, encodeNpy(all, shape)).catch((error: unknown) => {
    throw unwritten(file, error);
  });
}

function unwritten(where: string, error: unknown): DrawingError {
  const says = say("terminal.not-written", { where, reason: reasonOf(error) });
  return new DrawingError("not-written", says, { cause: error });
}

/** The system's own code for what went wrong, in brackets. */
function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
}
