import type { RemoteModels } from "../vendors/remote-models.ts";

/** Pictures that were ordered from a service twice: each has a seed of its own. */
export function paidTwice({ segmind, imagePipeline }: RemoteModels): readonly string[] {
  return Object.entries({ segmind, imagePipeline }).flatMap(([service, { posts }]) => {
    const seeds = posts.map(
      ({ path, body }) => `${service}${path} with seed ${String(body?.["seed"])}`,
    );
    return seeds.filter((seed, index) => seeds.indexOf(seed) !== index);
  });
}
