import { ApiError } from "../api-error.ts";
import type { Core } from "./core.ts";
import { bitsOf, type PermissionName, permissionsOf } from "./permissions.ts";
import type { ChannelRecord, GuildRecord, UserRecord } from "./state.ts";

/** Text channels, direct messages with the bot, and private conversations. */
export class Channels {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  addText(guild: GuildRecord, name: string): ChannelRecord {
    return this.#add({ kind: "text", name, guildId: guild.id, recipientIds: [] });
  }

  /** A thread of a server's channel. */
  addThread(parent: ChannelRecord, name: string): ChannelRecord {
    const { guildId, id: parentId } = parent;
    return this.#add({ kind: "text", name, guildId, parentId, recipientIds: [] });
  }

  /** A conversation of these people, without the bot. */
  addPrivate(people: readonly UserRecord[]): ChannelRecord {
    const name = people.map((person) => person.displayName).join(", ");
    return this.#add({
      kind: "private",
      name,
      guildId: null,
      recipientIds: people.map((person) => person.id),
    });
  }

  /** The one channel of direct messages between the bot and this person. */
  direct(user: UserRecord): ChannelRecord {
    const known = this.all().find(
      (channel) => channel.kind === "direct" && channel.recipientIds.includes(user.id),
    );
    return (
      known ??
      this.#add({
        kind: "direct",
        name: user.displayName,
        guildId: null,
        recipientIds: [user.id],
      })
    );
  }

  all(): readonly ChannelRecord[] {
    return [...this.#core.state.channels.values()];
  }

  /** The channel with this id; 10003 where there is none. */
  get(id: string): ChannelRecord {
    const channel = this.#core.state.channels.get(id);
    if (channel === undefined) throw new ApiError(10_003);
    return channel;
  }

  /** The server of a channel; null for direct and private ones. */
  guildOf(channel: ChannelRecord): GuildRecord | null {
    if (channel.guildId === null) return null;
    return this.#core.state.guilds.get(channel.guildId) ?? null;
  }

  /** Whether the bot can see the channel by itself, without an interaction. */
  isOpenToBot(channel: ChannelRecord): boolean {
    if (channel.kind === "direct") return true;
    return this.guildOf(channel)?.hasBot ?? false;
  }

  /**
   * Allows or denies something in a server's channel, to a person or (with the server itself) to
   * everybody; replaces what was said of them before.
   */
  permit(
    channel: ChannelRecord,
    whom: UserRecord | GuildRecord,
    { allow = [], deny = [] }: Partial<Record<"allow" | "deny", readonly PermissionName[]>>,
  ): void {
    const kind = whom.id === channel.guildId ? "role" : "member";
    channel.overwrites ??= new Map();
    channel.overwrites.set(whom.id, { kind, allow: bitsOf(allow), deny: bitsOf(deny) });
    this.#core.events.emit({ type: "channel-changed", channelId: channel.id });
  }

  /** Whether a person sees a channel: as a member by their permissions, else as a recipient. */
  isOpenTo(channel: ChannelRecord, userId: string): boolean {
    const guild = this.guildOf(channel);
    if (guild === null) return channel.recipientIds.includes(userId);
    return guild.memberIds.has(userId) && permissionsOf(userId, guild, channel) !== 0n;
  }

  /** Deletes a channel with its messages. */
  delete(id: string): void {
    this.get(id);
    const { channels, messages, attachments } = this.#core.state;
    for (const message of messages.values())
      if (message.channelId === id) messages.delete(message.id);
    for (const attachment of attachments.values())
      if (attachment.channelId === id) attachments.delete(attachment.id);
    this.#core.events.emit({ type: "channel-deleted", channelId: id });
    channels.delete(id);
  }

  #add(fields: Omit<ChannelRecord, "id" | "botMaySend">): ChannelRecord {
    const channel: ChannelRecord = { id: this.#core.nextId(), botMaySend: true, ...fields };
    this.#core.state.channels.set(channel.id, channel);
    return channel;
  }
}
