import { z } from "zod";
import { componentSchema, withoutNulls } from "./component-schema.ts";
import type { MessageBody } from "./message-body.ts";

const ids = z.array(z.string()).nullable();
const picture = z.looseObject({ url: z.string() }).exactOptional();

const embed = z.preprocess(
  withoutNulls,
  z.looseObject({
    title: z.string().exactOptional(),
    description: z.string().exactOptional(),
    image: picture,
    thumbnail: picture,
  }),
);

const fields = z.looseObject({
  content: z.string().nullable().exactOptional(),
  embeds: z.array(embed).nullable().exactOptional(),
  components: z.array(componentSchema).nullable().exactOptional(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number()]),
        filename: z.string().nullable().exactOptional(),
        description: z.string().nullable().exactOptional(),
      }),
    )
    .nullable()
    .exactOptional(),
  allowed_mentions: z
    .looseObject({
      parse: ids.exactOptional(),
      users: ids.exactOptional(),
      roles: ids.exactOptional(),
      replied_user: z.boolean().nullable().exactOptional(),
    })
    .nullable()
    .exactOptional(),
  flags: z.int().nullable().exactOptional(),
  nonce: z.union([z.string(), z.number()]).nullable().exactOptional(),
  enforce_nonce: z.boolean().nullable().exactOptional(),
  message_reference: z
    .looseObject({
      message_id: z.string(),
      channel_id: z.string().nullable().exactOptional(),
      fail_if_not_exists: z.boolean().nullable().exactOptional(),
    })
    .nullable()
    .exactOptional(),
  sticker_ids: z.array(z.string()).nullable().exactOptional(),
});

/** The shape of a message that the bot sends; an upload without words has no body at all. */
export const messageSchema: z.ZodType<MessageBody> = fields;
