import { buildGallery, type Gallery } from "./gallery.ts";
import type { ChannelRecord, GuildRecord, UserRecord } from "./state.ts";
import type { World } from "./world.ts";

/** The people and places of a new world, enough for everything that a bot meets. */
export interface Scene extends Gallery {
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

/** Fills a new world. */
export function buildScene(world: World): Scene {
  const you = world.users.add("you", "You");
  const friend = world.users.add("robin", "Robin");
  const moderator = world.users.add("mo", "Mo");
  const studio = world.guilds.add("Studio", moderator, [you, friend]);
  studio.moderatorIds.add(moderator.id);
  const elsewhere = world.guilds.add("Elsewhere", friend, [you], { hasBot: false });
  const first = {
    bot: world.users.bot,
    you,
    friend,
    moderator,
    studio,
    pictures: world.channels.addText(studio, "pictures"),
    general: world.channels.addText(studio, "general"),
    directMessage: world.channels.direct(you),
    elsewhere,
    lounge: world.channels.addText(elsewhere, "lounge"),
    privateChat: world.channels.addPrivate([you, friend]),
  };
  return { ...first, ...buildGallery(world, [you, friend]) };
}

/** The scene of a kept world; what is newer than that world is added to both. */
export function completeScene(world: World, kept: Scene | Omit<Scene, keyof Gallery>): Scene {
  if ("gallery" in kept) return kept;
  return { ...kept, ...buildGallery(world, [kept.you, kept.friend]) };
}
