import { MessageFlags } from "discord.js";
import type {
  InteractionEditReplyOptions,
  InteractionReplyOptions,
  InteractionUpdateOptions,
} from "discord.js";
import type { MessageView } from "./message-view.ts";

type Sendable = Pick<InteractionReplyOptions, "allowedMentions" | "files"> & {
  components: NonNullable<InteractionReplyOptions["components"]>;
};

function sendable(view: MessageView): Sendable {
  return {
    components: [...view.components],
    files: view.files.map(({ name, bytes, description }) => ({
      attachment: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      name,
      description,
    })),
    allowedMentions: { parse: [], users: [...view.mentions] },
  };
}

/** A view as a new answer or follow-up of an interaction that only the person who asked can see. */
export function privately(
  view: MessageView,
): Sendable & { flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral } {
  return { ...sendable(view), flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral };
}

/** A view as a new answer or follow-up of an interaction that everybody there can see. */
export function publicly(view: MessageView): Sendable & { flags: MessageFlags.IsComponentsV2 } {
  return { ...sendable(view), flags: MessageFlags.IsComponentsV2 };
}

/** A view as the first words of an answer that was deferred; the deferral settled who sees it. */
export function asEdit(view: MessageView): InteractionEditReplyOptions {
  return { ...sendable(view), flags: MessageFlags.IsComponentsV2 };
}

/** A view in place of the message that a press came from, which keeps nothing of what it showed. */
export function asUpdate(view: MessageView): InteractionUpdateOptions {
  return { ...sendable(view), flags: MessageFlags.IsComponentsV2 };
}
