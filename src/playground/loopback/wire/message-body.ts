import type { Component } from "./component.ts";
import type { Embed } from "./embed.ts";

export interface AllowedMentions {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly replied_user?: boolean | null;
}

/** Names the n-th uploaded file (`id` = n) or an attachment that is there already (`id` = its id). */
export interface AttachmentEntry {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
}

/** A message that the bot sends, or the changes to one (absent: unchanged). */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly AttachmentEntry[] | null;
  readonly allowed_mentions?: AllowedMentions | null;
  readonly flags?: number | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly channel_id?: string | null;
    readonly fail_if_not_exists?: boolean | null;
  } | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
}
