import type { Job, Picture } from "../../../src/domain/job.ts";
import type { AnswerTarget } from "../../../src/domain/answer-target.ts";
import type { GenerationRequest } from "../../../src/domain/request.ts";

export const ownerId = "100000000000000001";
export const strangerId = "100000000000000002";
export const guildId = "200000000000000001";
export const channelId = "300000000000000001";
export const applicationId = "400000000000000001";

/** A place in a server's channel, answered by an interaction. */
export const samplePlace: AnswerTarget = {
  kind: "interaction",
  applicationId,
  token: "token",
  expiresAt: 900_000,
  channelId,
  guildId,
  messageId: "500000000000000001",
  botIsMember: true,
  attachmentSizeLimit: 10 * 1024 * 1024,
};

/** A finished picture; the seed of position k is 1000 + k. */
export function samplePicture(position: number, changes: Partial<Picture> = {}): Picture {
  return {
    position,
    hash: `${position}`.repeat(64),
    seed: 1000 + position,
    width: 768,
    height: 512,
    mediaType: "image/png",
    bytes: 4,
    ...changes,
  };
}

/** A delivered job of the owner with as many pictures as it asked for. */
export function sampleJob(
  changes: Partial<Omit<Job, "request">> & { readonly request?: Partial<GenerationRequest> } = {},
): Job {
  const request: GenerationRequest = {
    prompt: "a red apple",
    model: "local/easel-v1",
    seed: 1000,
    count: 1,
    ...changes.request,
  };
  return {
    id: "job1",
    state: "delivered",
    kind: "imagine",
    userId: ownerId,
    guildId,
    channelId,
    warnings: [],
    parent: undefined,
    target: samplePlace,
    pictures: Array.from({ length: request.count }, (_, position) => samplePicture(position)),
    failure: undefined,
    createdAt: 0,
    startedAt: 1000,
    finishedAt: 13_300,
    deliveredAt: undefined,
    ...changes,
    request,
  };
}
