import { UserError } from "../../domain/errors.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import type { Only } from "../interactions/services.ts";

/** What went. */
export interface ErasedMember {
  readonly jobs: number;
  readonly files: number;
  readonly messages: number;
}

/**
 * Erases what is stored of a person: what waits or runs is cancelled first, then rows go, files that
 * nobody else's picture needs, and messages with their pictures, where the bot may.
 */
export async function eraseMember(
  requester: Requester,
  { studio, members, pictures, takeAway }: Only<"studio" | "members" | "pictures" | "takeAway">,
): Promise<ErasedMember> {
  const { userId } = requester;
  const { mine } = await studio.queue(userId);
  for (const { job } of mine) await studio.cancel(job.id, requester).catch(unlessOver);
  const { jobs, hashes, messages: posted } = await members.erase(userId);
  const files = await pictures.discard(hashes, userId);
  const messages = await takeAway(posted);
  return { jobs, files, messages };
}

/** It ended by itself, which is just as well. */
function unlessOver(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}
