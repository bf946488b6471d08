import type { Job } from "../../../src/domain/job.ts";
import type { RemoteModels } from "../vendors/remote-models.ts";

/** Seeds that were ordered from the services more often than the jobs ask for them. */
export function paidTwice(
  { segmind, imagePipeline }: RemoteModels,
  jobs: readonly Job[],
): readonly string[] {
  const asked = jobs.flatMap(({ request: { seed, count } }) =>
    Array.from({ length: count }, (_, position) => seed + position),
  );
  const posts = [...segmind.posts, ...imagePipeline.posts];
  const ordered = Map.groupBy(posts, ({ body }) => Number(body?.["seed"]));
  return [...ordered].flatMap(([seed, calls]) => {
    const wanted = asked.filter((each) => each === seed).length;
    return calls.length > wanted ? [`${calls.length} calls for ${wanted}, seed ${seed}`] : [];
  });
}
