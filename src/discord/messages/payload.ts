import { MessageFlags } from "discord.js";
import type { RESTPatchAPIWebhookWithTokenMessageJSONBody } from "discord.js";
import type { RawFile } from "../connection/discord-requests.ts";
import type { MessageView } from "./message-view.ts";

/** The two parts of a request that sends or edits a message. */
export interface MessagePayload {
  readonly body: RESTPatchAPIWebhookWithTokenMessageJSONBody;
  readonly files: RawFile[];
}

/**
 * Turns a view into a request's body and files. `present` gives the ids of the attachments that are
 * on the message now, by name: those that the view keeps are listed, all others disappear.
 * Nobody is notified except the people whom the view mentions.
 */
export function messagePayload(
  view: MessageView,
  present: ReadonlyMap<string, string> = new Map(),
): MessagePayload {
  const kept = view.keep.flatMap((name) => {
    const id = present.get(name);
    return id === undefined ? [] : [{ id }];
  });
  const added = view.files.map(({ name, description }, id) => ({
    id: String(id),
    filename: name,
    description,
  }));
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [...view.components],
      attachments: [...kept, ...added],
      allowed_mentions: { parse: [], users: [...view.mentions] },
    },
    files: view.files.map(({ name, bytes }) => ({ name, data: bytes })),
  };
}

/** The same message, seen only by the person to whose interaction it is a follow-up. */
export function privatePayload({ body, files }: MessagePayload): MessagePayload {
  return {
    body: { ...body, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral },
    files,
  };
}
