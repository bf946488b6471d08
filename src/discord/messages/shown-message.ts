import type { APIMessage } from "discord.js";
import { z } from "zod";
import { everyComponent } from "./components.ts";
import { readCustomId } from "./custom-id.ts";

const shownMessageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  author: z.object({ id: z.string() }),
  attachments: z.array(z.object({ id: z.string(), filename: z.string() })).default([]),
  components: z.array(z.unknown()).default([]),
});

/** What a gallery shows; Discord gives the id of the attachment where the file is one. */
const mediaSchema = z.object({ url: z.string(), attachment_id: z.string() });

/** The parts of one of Discord's messages by which Easel recognises its own. */
export type ShownMessage = z.infer<typeof shownMessageSchema>;

/** Reads a message that Discord answered with; throws ZodError when it is none. */
export function readShownMessage(answer: unknown): ShownMessage {
  return shownMessageSchema.parse(answer);
}

/** Whether an answer of Discord is a message. */
export function isMessage(answer: unknown): answer is APIMessage {
  return shownMessageSchema.safeParse(answer).success;
}

/** Reads a list of messages. */
export function readShownMessages(answer: unknown): readonly ShownMessage[] {
  return z.array(shownMessageSchema).parse(answer);
}

/**
 * The ids of a message's attachments, by file name. Those that a gallery shows stand only there:
 * Discord leaves them out of `attachments`.
 */
export function attachmentIds(message: ShownMessage): ReadonlyMap<string, string> {
  const listed = message.attachments.map(({ id, filename }) => [filename, id] as const);
  const shown = everyComponent(message.components).flatMap((node) => {
    const media = mediaSchema.safeParse(Reflect.get(node, "media"));
    if (!media.success) return [];
    const name = URL.parse(media.data.url)?.pathname.split("/").at(-1) ?? "";
    return [[name, media.data.attachment_id] as const];
  });
  return new Map([...listed, ...shown]);
}

/** The job whose buttons a message carries, whatever it shows of it. */
export function jobOfShownMessage(message: Pick<ShownMessage, "components">): string | undefined {
  return ourIds(message)[0]?.jobId;
}

/**
 * Whether a message shows the end of a job: it carries the job's buttons, and the Cancel button,
 * which is there while the job waits and runs, is not among them.
 */
export function showsTheEnd(message: ShownMessage, jobId: string): boolean {
  const actions = ourIds(message).flatMap((id) => (id.jobId === jobId ? [id.action] : []));
  return actions.length > 0 && !actions.includes("cancel");
}

/**
 * The positions (from 0) of the job's finished pictures that a message delivers; empty while the
 * message still shows progress. Recognised by buttons and by the names of the files.
 */
export function deliveredPositions(message: ShownMessage, jobId: string): ReadonlySet<number> {
  if (!showsTheEnd(message, jobId)) return new Set();
  const prefix = `easel-${jobId}-`;
  return new Set(
    [...attachmentIds(message).keys()].flatMap((name) => {
      if (!name.startsWith(prefix)) return [];
      const number = Number.parseInt(name.slice(prefix.length), 10);
      return Number.isNaN(number) ? [] : [number - 1];
    }),
  );
}

function ourIds(
  message: Pick<ShownMessage, "components">,
): readonly { action: string; jobId: string }[] {
  return everyComponent(message.components).flatMap((node) => {
    const text: unknown = Reflect.get(node, "custom_id");
    return (typeof text === "string" ? readCustomId(text) : undefined) ?? [];
  });
}
