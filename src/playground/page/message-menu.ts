import type { ApplicationCommand, Message } from "../protocol/discord-types.ts";
import type { MenuItem } from "./menu-item.ts";
import { messageFlags } from "./message-flags.ts";

export interface MessageActions {
  reply(message: Message): void;
  useApp(message: Message, command: ApplicationCommand): void;
  copyId(message: Message): void;
  remove(message: Message): void;
  react(message: Message, emoji: string, isAdded: boolean): void;
}

/** What the bot heeds from a picture's owner. */
const emojis = ["✉️", "⭐", "❌"] as const;

/** What the person `me` may do with a message, as the lines of its menu. */
export function messageMenu(
  message: Message,
  me: string,
  commands: readonly ApplicationCommand[],
  actions: MessageActions,
): readonly MenuItem[] {
  const ephemeral = ((message.flags ?? 0) & messageFlags.ephemeral) !== 0;
  const apps = commands.filter(({ type }) => type === 3);
  const items: MenuItem[] = [];
  if (!ephemeral) {
    items.push({ label: "Reply", icon: "reply", onChoose: () => actions.reply(message) });
  }
  if (!ephemeral && apps.length > 0) {
    const entries = apps.map((command) => ({
      label: command.name_localized ?? command.name,
      icon: "easel" as const,
      onChoose: () => actions.useApp(message, command),
    }));
    items.push({ label: "Apps", icon: "apps", items: entries });
  }
  if (!ephemeral) {
    const reactions = emojis.map((emoji) => ({
      label: emoji,
      icon: "react" as const,
      onChoose: () => actions.react(message, emoji, true),
    }));
    const back = {
      label: "Take ⭐ back",
      icon: "react" as const,
      onChoose: () => actions.react(message, "⭐", false),
    };
    items.push({ label: "React", icon: "react", items: [...reactions, back] });
  }
  items.push({ label: "Copy message ID", icon: "copy", onChoose: () => actions.copyId(message) });
  if (ephemeral || message.author.id === me) {
    items.push({
      label: ephemeral ? "Dismiss message" : "Delete message",
      icon: "trash",
      danger: true,
      onChoose: () => actions.remove(message),
    });
  }
  return items;
}
