import { z } from "zod";
import { choiceSchema } from "./command-schema.ts";
import { componentSchema } from "./component-schema.ts";
import type { CallbackBody } from "./interaction.ts";
import { ANSWER_TYPE } from "./interaction.ts";
import { messageSchema } from "./message-schema.ts";

const message = messageSchema.optional().transform((body) => body ?? {});

/** The shape of a first answer to an interaction. */
export const callbackSchema: z.ZodType<CallbackBody> = z.discriminatedUnion("type", [
  z.object({ type: z.literal(ANSWER_TYPE.message), data: message }),
  z.object({ type: z.literal(ANSWER_TYPE.deferredMessage), data: message }),
  z.object({ type: z.literal(ANSWER_TYPE.deferredUpdate) }),
  z.object({ type: z.literal(ANSWER_TYPE.update), data: message }),
  z.object({
    type: z.literal(ANSWER_TYPE.choices),
    data: z.object({ choices: z.array(choiceSchema) }),
  }),
  z.object({
    type: z.literal(ANSWER_TYPE.modal),
    data: z.object({
      custom_id: z.string(),
      title: z.string(),
      components: z.array(componentSchema),
    }),
  }),
]);
