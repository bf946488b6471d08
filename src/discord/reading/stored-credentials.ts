import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Credentials } from "../../images/content-credentials.ts";
import { hasManifest } from "../../images/has-manifest.ts";
import type { Only } from "../interactions/services.ts";

/**
 * The Content Credentials in the file of a job's first picture, as anybody who gets it reads them;
 * undefined where it has none, is not there any more, or takes too much to read.
 */
export async function storedCredentials(
  job: Job,
  { studio, readParameters }: Only<"studio" | "readParameters">,
): Promise<Credentials | undefined> {
  const positions = job.pictures.map(({ position }) => position);
  if (positions.length === 0) return undefined;
  const file = await studio.pictureFile(job, Math.min(...positions));
  if (file === undefined || !hasManifest(file)) return undefined;
  try {
    return (await readParameters(file))?.credentials;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
