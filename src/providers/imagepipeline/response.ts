import { z } from "zod";
import { parseJson } from "../../http/parse-json.ts";

const links = z
  .union([z.array(z.string()), z.string().transform((url) => [url])])
  .optional()
  .catch(undefined);

const schema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(undefined),
  status: z.string(),
  download_urls: links,
  image_url: links,
  output_url: links,
});

/**
 * How far a job at ImagePipeline is. `links` is empty when the safety checker held every picture
 * back, and undefined when the answer has no field for them at all.
 */
export type ImagePipelineState =
  | { readonly state: "waiting"; readonly id: string | undefined }
  | {
      readonly state: "success";
      readonly id: string | undefined;
      readonly links: readonly string[] | undefined;
    }
  | { readonly state: "failure" };

/** Reads a submit or status answer; undefined when it is none. A status that nobody knows is a waiting one. */
export function readImagePipelineAnswer(body: Buffer): ImagePipelineState | undefined {
  const { data } = schema.safeParse(parseJson(body));
  if (!data) return undefined;
  const id = data.id ?? undefined;
  const status = data.status.toUpperCase();
  if (status === "FAILURE" || status === "FAILED") return { state: "failure" };
  if (status !== "SUCCESS") return { state: "waiting", id };
  const given = [data.download_urls, data.image_url, data.output_url];
  const told = given.find((list) => list !== undefined && list.length > 0);
  return { state: "success", id, links: told ?? data.download_urls };
}

/**
 * Whether an id can stand in the path of a status request. The service's are UUIDs; nothing that
 * could lead to another path is taken.
 */
export function isPollable(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
