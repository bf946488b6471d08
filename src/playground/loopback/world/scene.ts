import type { ChannelRecord, GuildRecord, UserRecord } from "./state.ts";

/** The people and places of a new world, enough for everything that a bot meets. */
export interface Scene {
  readonly bot: UserRecord;
  readonly you: UserRecord;
  readonly friend: UserRecord;
  /** Owns the studio and may manage messages. */
  readonly moderator: UserRecord;
  /** A server with the bot. */
  readonly studio: GuildRecord;
  readonly pictures: ChannelRecord;
  readonly general: ChannelRecord;
  /** Your direct messages with the bot. */
  readonly directMessage: ChannelRecord;
  /** A server without the bot, where people bring the app along (user install). */
  readonly elsewhere: GuildRecord;
  readonly lounge: ChannelRecord;
  /** A private conversation between you and the friend, without the bot. */
  readonly privateChat: ChannelRecord;
}
