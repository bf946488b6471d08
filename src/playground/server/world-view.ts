import { locales } from "../../words/index.ts";
import type {
  ChannelRecord,
  CommandOption,
  LoopbackDiscord,
  WireCommand,
  WireMessage,
} from "../loopback/index.ts";
import type { ApplicationCommand, Message, User } from "../protocol/discord-types.ts";
import type { Channel, Language, Person, Place, World } from "../protocol/protocol.ts";
import { uploadLimit } from "./uploads.ts";

/** Discord's names of the languages that the bot speaks, where they are not the same. */
const discordTags: Readonly<Record<string, string>> = { en: "en-US" };

const languages: readonly Language[] = Object.entries(locales).map(([tag, name]) => ({
  locale: discordTags[tag] ?? tag,
  name,
}));

/** Everything around the messages as one person sees it. */
export function worldOf(
  loopback: LoopbackDiscord,
  userId: string,
  botOnline: boolean,
  examples: readonly string[],
): World {
  const { world, scene } = loopback;
  const { you, friend, moderator, owner, manager, member } = scene;
  const people = [you, friend, moderator, owner, manager, member];
  const me = people.find(({ id }) => id === userId) ?? you;
  // Opening the conversation with a bot is what Discord's client does, too.
  world.channels.direct(me);
  return {
    me: wireUser(loopback, me.id),
    locale: world.users.localeOf(me.id),
    languages,
    bot: wireUser(loopback, scene.bot.id),
    people: people.map(({ id }) => personOf(loopback, id)),
    places: placesOf(loopback, me.id),
    botOnline,
    examples,
    uploadLimit,
  };
}

/** Whether a person can look into a channel. */
export function canSee({ world }: LoopbackDiscord, channelId: string, userId: string): boolean {
  const channel = world.state.channels.get(channelId);
  return channel !== undefined && world.channels.isOpenTo(channel, userId);
}

/** A command with the descriptions that a person of this language sees. */
export function inLanguage(command: WireCommand, locale: string): ApplicationCommand {
  const { name_localized: name, options = [] } = command;
  return {
    ...described(command, locale),
    ...(name !== undefined && { name_localized: name }),
    options: options.map((option) => described(option, locale)),
  };
}

function described<Of extends WireCommand | CommandOption>(of: Of, locale: string): Of {
  return { ...of, description: of.description_localizations?.[locale] ?? of.description };
}

/** A message as the page reads it; the loopback's type is wider than what Discord sends. */
export function pageMessage(message: WireMessage): Message {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loopback checks each kind of component by its rules
  return message as Message;
}

function placesOf(loopback: LoopbackDiscord, userId: string): readonly Place[] {
  const { world } = loopback;
  const open = world.channels.all().filter((channel) => world.channels.isOpenTo(channel, userId));
  const guilds = [...world.state.guilds.values()].map((guild): Place => {
    const channels = open.filter(({ guildId }) => guildId === guild.id);
    const topic = guild.hasBot
      ? "Make pictures with /imagine; everybody here sees them."
      : "Easel is no member here: you brought it along as your own app.";
    return {
      id: guild.id,
      name: guild.name,
      locale: world.guilds.localeOf(guild),
      channels: channels.map(({ id, name, ageRestricted = false }) => ({
        id,
        name,
        kind: "text",
        topic,
        ageRestricted,
      })),
      roles: world.guilds.rolesIn(guild),
      memberIds: [...guild.memberIds],
    };
  });
  const direct = open
    .filter(({ guildId }) => guildId === null)
    .map((channel) => privatePlace(loopback, channel, userId));
  const conversations: Place = {
    id: null,
    name: "Direct messages",
    locale: null,
    channels: direct,
    roles: [],
    memberIds: [],
  };
  return [...guilds, conversations].filter(({ channels }) => channels.length > 0);
}

function privatePlace(loopback: LoopbackDiscord, channel: ChannelRecord, userId: string): Channel {
  const { id, kind, recipientIds } = channel;
  if (kind === "direct") {
    const name = loopback.scene.bot.displayName;
    return { id, name, kind, topic: "Only you and the bot are here.", ageRestricted: false };
  }
  const others = recipientIds.filter((each) => each !== userId);
  const name = others.map((each) => loopback.world.users.get(each).displayName).join(", ");
  const topic = "A private conversation; the app comes along with you.";
  return { id, name, kind, topic, ageRestricted: false };
}

/** What somebody is in the servers, in a few words; empty for a plain member. */
function partOf({ world }: LoopbackDiscord, userId: string): string {
  const parts = [...world.state.guilds.values()].flatMap((guild) => {
    if (guild.ownerId === userId) return [`owns ${guild.name}`];
    if (!guild.memberIds.has(userId)) return [];
    const own = world.guilds.member(guild, userId).roles;
    const roles = world.guilds.rolesIn(guild).filter(({ id }) => own.includes(id));
    return roles.length === 0
      ? []
      : [`${roles.map(({ name }) => name).join(", ")} in ${guild.name}`];
  });
  return parts.join(", ");
}

function personOf(loopback: LoopbackDiscord, id: string): Person {
  return { ...wireUser(loopback, id), part: partOf(loopback, id) };
}

function wireUser({ world }: LoopbackDiscord, id: string): User {
  return world.users.wire(id);
}
