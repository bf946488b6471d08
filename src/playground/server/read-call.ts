import { z } from "zod";
import type { CallName } from "../protocol/protocol.ts";

const id = z.string().regex(/^\d{1,20}$/);
const upload = z.strictObject({ upload: z.uuid() });
const optionValue = z.union([z.string(), z.number(), z.boolean(), upload]);
const fieldValue = z.union([z.string(), z.array(z.string()), z.array(upload)]);
const text = z.string().max(8000);

const bodies = {
  enter: z.object({ userId: id.optional() }),
  speak: z.object({
    locale: z.string().regex(/^[a-z]{2}(?:-[A-Z0-9]{2,3})?$/),
    guildId: id.optional(),
  }),
  open: z.object({ channelId: id }),
  send: z.object({
    channelId: id,
    content: text,
    uploads: z.array(z.uuid()).max(10),
    replyTo: z.object({ messageId: id, ping: z.boolean() }).optional(),
  }),
  slash: z.object({ channelId: id, name: text, options: z.record(z.string(), optionValue) }),
  autocomplete: z.object({
    channelId: id,
    name: text,
    focused: z.string(),
    options: z.record(z.string(), optionValue),
  }),
  press: z.object({ channelId: id, messageId: id, customId: text }),
  select: z.object({ channelId: id, messageId: id, customId: text, values: z.array(text) }),
  contextMenu: z.object({ channelId: id, messageId: id, name: text }),
  submitModal: z.object({ interactionId: id, values: z.record(z.string(), fieldValue) }),
  remove: z.object({ channelId: id, messageId: id }),
  react: z.object({
    channelId: id,
    messageId: id,
    emoji: z.string().min(1).max(20),
    isAdded: z.boolean(),
  }),
} satisfies Record<CallName, z.ZodType>;

const envelope = z.object({
  number: z.number().int(),
  call: z.object(bodies).keyof(),
  sends: z.unknown(),
});

/** A call of the page, checked. */
export type Call = {
  [Name in CallName]: {
    readonly number: number;
    readonly call: Name;
    readonly sends: z.infer<(typeof bodies)[Name]>;
  };
}[CallName];

/** Reads a call from the wire; throws a ZodError (or a SyntaxError) for anything else. */
export function readCall(message: string): Call {
  const { number, call, sends } = envelope.parse(JSON.parse(message));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the body was parsed by the schema of its own name
  return { number, call, sends: bodies[call].parse(sends) } as Call;
}
