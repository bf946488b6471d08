import { requester } from "../../../src/pipeline/policy/requester.ts";

const where = { guildId: "server", channelId: "channel" };

/** Two people in the same channel. */
export const anna = requester({ userId: "anna", ...where });
export const berta = requester({ userId: "berta", ...where });
