import { z } from "zod";

/** How long Discord lets an interaction's token edit and follow up, in milliseconds. */
export const INTERACTION_TOKEN_LIFETIME_MS = 15 * 60 * 1000;

/**
 * The languages of those who read an answer, by Discord's names ("de", "en-GB"): `locale` of those
 * who see it in its place (the server's where it is public), `userLocale` of the person who asked,
 * for private and direct messages. Absent in old rows, and where they are not known.
 */
const languages = { locale: z.string().optional(), userLocale: z.string().optional() };

/**
 * Where a job is answered.
 * - `interaction`: the answer of a command, button or modal. Its webhook works until `expiresAt`
 *   (milliseconds since 1970); `messageId` is known once Discord has acknowledged it. `botIsMember`
 *   says whether the bot may use the channel itself (false in a user-installed context);
 *   `isPrivate`, that only the person who asked sees the answer.
 * - `message`: a plain message to which the bot replies in the channel. Without `replyTo` the
 *   channel is another one than that of the message: the person's direct messages.
 * - `terminal`: the command line.
 *
 * `ageRestricted` says that Discord marked the channel so when the order was given.
 */
export const answerTargetSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("interaction"),
    applicationId: z.string(),
    token: z.string(),
    expiresAt: z.number(),
    channelId: z.string(),
    guildId: z.string().optional(),
    messageId: z.string().optional(),
    botIsMember: z.boolean(),
    isPrivate: z.boolean().optional(),
    ageRestricted: z.boolean().optional(),
    attachmentSizeLimit: z.int().positive(),
    ...languages,
  }),
  z.object({
    kind: z.literal("message"),
    channelId: z.string(),
    guildId: z.string().optional(),
    replyTo: z.string().optional(),
    messageId: z.string().optional(),
    ageRestricted: z.boolean().optional(),
    attachmentSizeLimit: z.int().positive(),
    ...languages,
  }),
  z.object({ kind: z.literal("terminal") }),
]);
export type AnswerTarget = z.infer<typeof answerTargetSchema>;
