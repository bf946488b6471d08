import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Draft } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import type { Studio } from "../../pipeline/studio.ts";
import { encodeNpy } from "./npy.ts";
import { draftOf, type ImagineOptions } from "./options.ts";
import type { Outcome, TerminalAudience } from "./terminal-audience.ts";
import { writePicture } from "./write-picture.ts";

/** The result of one request, as `--json` prints it. */
export interface DrawnRequest {
  readonly model: string;
  readonly images: readonly {
    readonly path: string;
    readonly seed: number;
    readonly width: number;
    readonly height: number;
    readonly mediaType: string;
  }[];
  readonly warnings: readonly Warning[];
  readonly milliseconds: number;
}

/** What drawing at a terminal needs. */
export interface DrawingTable {
  readonly studio: Studio;
  readonly audience: TerminalAudience;
  readonly download: (url: string) => Promise<Uint8Array>;
  /** Adds the model in a folder. */
  readonly addFolder: (folder: string) => Promise<{ readonly id: string }>;
  /** The folder for the pictures. */
  readonly out: string;
}

/**
 * Draws one request from end to end and writes its pictures. Throws what admission throws, and an
 * Error with the job's own words when it failed.
 */
export async function draw(options: ImagineOptions, table: DrawingTable): Promise<DrawnRequest> {
  const started = performance.now();
  const named = { ...draftOf(options), model: await modelId(options.model, table) };
  const { draft, warnings } = await withSource(named, options, table);
  const { job } = await table.studio.submit({
    kind: "imagine",
    draft,
    warnings,
    requester: { userId: "terminal", guildId: undefined, channelId: undefined },
    place: { kind: "terminal" },
  });
  const outcome = await table.audience.outcome(job.id);
  if (outcome.job.failure || outcome.job.pictures.length === 0) {
    throw new Error(outcome.job.failure?.message ?? "No picture was made.");
  }
  if (options.latents !== undefined) await writeLatents(options.latents, outcome);
  return {
    model: outcome.job.request.model,
    images: await writePictures(outcome.job, table),
    warnings: outcome.job.warnings,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** A model is named by its id, or by the path of its folder. */
async function modelId(
  name: string | undefined,
  { studio, addFolder }: DrawingTable,
): Promise<string | undefined> {
  if (name === undefined || studio.model(name) || !existsSync(name)) return name;
  const { id } = await addFolder(path.resolve(name));
  return id;
}

async function withSource(
  draft: Draft,
  options: ImagineOptions,
  { studio, download }: DrawingTable,
): Promise<{ draft: Draft; warnings: readonly Warning[] }> {
  const { image, strength } = options;
  if (image === undefined) {
    const message = "There is no --image that --strength could apply to.";
    return { draft, warnings: strength === undefined ? [] : [{ option: "strength", message }] };
  }
  const bytes = /^https?:/i.test(image) ? await download(image) : await readImage(image);
  const { source, warnings } = await studio.importPicture(bytes);
  return { draft: { ...draft, source: { ...source, strength } }, warnings };
}

async function readImage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError("invalid-option", `--image names ${file}, which cannot be read.`, {
      cause: error,
    });
  }
}

async function writePictures(
  job: Job,
  { studio, out }: DrawingTable,
): Promise<DrawnRequest["images"]> {
  const images: DrawnRequest["images"][number][] = [];
  for (const picture of job.pictures) {
    const bytes = await studio.pictureFile(job, picture.position);
    if (!bytes)
      throw new Error(`Picture ${picture.position + 1} was removed before it was written.`);
    const { seed, width, height, mediaType } = picture;
    const file = await writePicture(out, bytes, { prompt: job.request.prompt, seed });
    images.push({ path: file, seed, width, height, mediaType });
  }
  return images;
}

async function writeLatents(file: string, { job, latents }: Outcome): Promise<void> {
  const pictures = job.pictures.flatMap(({ position }) => latents.get(position) ?? []);
  const [first] = pictures;
  if (!first) {
    throw new UserError(
      "invalid-option",
      `--latents works with models of the own engine, and ${job.request.model} is not one.`,
    );
  }
  const all = new Float32Array(pictures.length * first.data.length);
  pictures.forEach((picture, index) => all.set(picture.data, index * first.data.length));
  await writeFile(
    file,
    encodeNpy(all, [pictures.length, first.channels, first.height, first.width]),
  );
}
