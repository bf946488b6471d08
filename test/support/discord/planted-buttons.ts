import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";

const ACTION_ROW = 1;
const BUTTON = 2;
const SECONDARY = 2;
const COMPONENTS_V2 = 1 << 15;

interface Place {
  /** The message's id; a new one unless given. */
  readonly id?: string;
  /** The channel's id; the server's unless given. */
  readonly channelId?: string;
}

/**
 * Puts a message of the bot with made-up buttons into a channel, as an older version of it or
 * somebody with its token could have done. Gives the message's id.
 */
export function plantButtons(
  discord: LoopbackDiscord,
  customIds: readonly string[],
  place: Place = {},
): string {
  const { world, scene } = discord;
  const components = customIds.map((customId) => ({
    type: ACTION_ROW,
    components: [{ type: BUTTON, style: SECONDARY, label: "Press me", custom_id: customId }],
  }));
  const { id } = world.messages.add({
    id: place.id ?? world.nextId(),
    channelId: place.channelId ?? scene.pictures.id,
    authorId: scene.bot.id,
    type: 0,
    createdAt: world.clock(),
    editedAt: null,
    content: "",
    embeds: [],
    components,
    attachmentIds: [],
    flags: COMPONENTS_V2,
    mentionIds: [],
    mentionsEveryone: false,
    visibleTo: null,
  });
  return id;
}
