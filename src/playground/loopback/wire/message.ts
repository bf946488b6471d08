import type { WireAttachment } from "./attachment.ts";
import type { Component } from "./component.ts";
import type { Embed } from "./embed.ts";
import type { WireUser } from "./user.ts";

/** Bits of a message's `flags`. */
export const MESSAGE_FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Message types: a plain one, a reply, and the answers to a slash and to a context-menu command. */
export const MESSAGE_TYPE = { plain: 0, reply: 19, slash: 20, contextMenu: 23 } as const;

export interface WireMessageReference {
  readonly type: 0;
  readonly message_id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
}

export interface WireInteractionMetadata {
  readonly id: string;
  readonly type: number;
  readonly user: WireUser;
  readonly name?: string;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly original_response_message_id?: string;
  readonly interacted_message_id?: string;
  readonly target_message_id?: string;
  readonly triggering_interaction_metadata?: WireInteractionMetadata;
}

/** How many people reacted with an emoji. */
export interface WireReaction {
  readonly emoji: { readonly id: null; readonly name: string };
  readonly count: number;
  readonly count_details: { readonly normal: number; readonly burst: number };
  readonly me: boolean;
  readonly me_burst: boolean;
  readonly burst_colors: readonly string[];
}

/**
 * A message as Discord's API v10 sends it. What the bot gets omits from `attachments` those that
 * components or embeds show (so does Discord); what `LoopbackDiscord.messages` gives lists them all.
 */
export interface WireMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly type: number;
  readonly author: WireUser;
  readonly content: string;
  readonly attachments: readonly WireAttachment[];
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly mentions: readonly WireUser[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly reactions?: readonly WireReaction[];
  readonly pinned: boolean;
  readonly tts: boolean;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly nonce?: string | number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly message_reference?: WireMessageReference;
  readonly referenced_message?: WireMessage | null;
  readonly interaction_metadata?: WireInteractionMetadata;
}
