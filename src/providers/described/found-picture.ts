import { z } from "zod";

const object = z.record(z.string(), z.unknown());
const marked = z.object({ has_nsfw_concepts: z.array(z.unknown()) });

/** Where results keep what was made, the usual place first. */
const places = ["images", "image", "video", "videos", "output", "outputs", "data"];
const DEEPEST = 4;

/** The first picture of a result: its link, or a data URL. Undefined when it holds none. */
export function pictureIn(result: unknown, depth = 0): string | undefined {
  if (typeof result === "string") {
    return /^(?:https?:\/\/|data:(?:image|video)\/)/i.test(result) ? result : undefined;
  }
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(result)) return firstOf(result, depth);
  const { data: fields } = object.safeParse(result);
  if (!fields) return undefined;
  const { url } = fields;
  if (typeof url === "string") return pictureIn(url, depth + 1);
  return firstOf(
    places.map((place) => fields[place]),
    depth,
  );
}

function firstOf(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const found = pictureIn(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the service says that it blackened the picture. */
export function isBlackened(result: unknown): boolean {
  const { data } = marked.safeParse(result);
  return data?.has_nsfw_concepts[0] === true;
}
