import { z } from "zod";

/** How long Discord lets an interaction's token edit and follow up, in milliseconds. */
export const INTERACTION_TOKEN_LIFETIME_MS = 15 * 60 * 1000;

/**
 * Where a job is answered.
 * - `interaction`: the answer of a command, button or modal. Its webhook works until `expiresAt`
 *   (milliseconds since 1970); `messageId` is known once Discord has acknowledged it. `botIsMember`
 *   says whether the bot may use the channel itself (false in a user-installed context).
 * - `message`: a plain message to which the bot replies in the channel.
 * - `terminal`: the command line.
 */
export const placeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("interaction"),
    applicationId: z.string(),
    token: z.string(),
    expiresAt: z.number(),
    channelId: z.string(),
    guildId: z.string().optional(),
    messageId: z.string().optional(),
    botIsMember: z.boolean(),
    attachmentSizeLimit: z.int().positive(),
  }),
  z.object({
    kind: z.literal("message"),
    channelId: z.string(),
    guildId: z.string().optional(),
    replyTo: z.string(),
    messageId: z.string().optional(),
    attachmentSizeLimit: z.int().positive(),
  }),
  z.object({ kind: z.literal("terminal") }),
]);
export type Place = z.infer<typeof placeSchema>;
