import type { APIMessageTopLevelComponent } from "discord.js";

/** A file of a message; `description` is its alt text (at most 1,024 characters). */
export interface ViewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/**
 * A whole Components V2 message as plain data, ready to be sent by any route.
 * `keep` names attachments that are already on the message and stay; `mentions` are the only
 * people whom the text may notify.
 */
export interface MessageView {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ViewFile[];
  readonly keep: readonly string[];
  readonly mentions: readonly string[];
}

/** A message of these components; without files and mentions unless told. */
export function messageOf(
  components: readonly APIMessageTopLevelComponent[],
  { files = [], keep = [], mentions = [] }: Partial<Omit<MessageView, "components">> = {},
): MessageView {
  return { components, files, keep, mentions };
}
