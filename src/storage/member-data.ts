import type { Steps } from "./steps.ts";

/** What people do with the pictures of their own jobs. */
export interface MemberDataStore {
  /** Forgets the pictures of a job; gives the hashes of their files. */
  dropPictures(jobId: string): Promise<readonly string[]>;
}

/** The same in SQL. */
export function createMemberData(steps: Steps): MemberDataStore {
  return {
    dropPictures: (jobId) =>
      steps.try(async (rows) => {
        const found = await rows
          .deleteFrom("pictures")
          .where("job_id", "=", jobId)
          .returning("hash")
          .execute();
        return found.map(({ hash }) => hash);
      }),
  };
}
