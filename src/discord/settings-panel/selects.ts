import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType as Default,
} from "discord.js";
import type { Message } from "../../words/index.ts";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { button, row } from "../messages/parts.ts";

/** A row of a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a select is: what it sets, what stands in it, and what is chosen now. */
interface Select {
  readonly sets: string;
  readonly placeholder: Message;
  readonly chosen: readonly string[];
  /** Values at most; one unless told. */
  readonly most?: number;
}

/** Discord takes no more values in one select. */
export const MOST_VALUES = 25;

/** Channels in which people write. */
const written = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
] as const;

/** Channels in which the bot writes messages of its own. */
const posted = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** A select of channels; nothing chosen is an answer too. */
export function channelSelect(
  words: DiscordWords,
  { sets, placeholder, chosen, most = 1 }: Select,
  kind: "written" | "posted" = "written",
): Row {
  return row({
    type: ComponentType.ChannelSelect,
    custom_id: idOf("settings-channels", sets),
    placeholder: words.plain.text(placeholder),
    channel_types: [...(kind === "posted" ? posted : written)],
    min_values: 0,
    max_values: most,
    default_values: chosen.slice(0, most).map((id) => ({ id, type: Default.Channel })),
  });
}

/** A select of roles; nothing chosen is an answer too, unless one is asked for. */
export function roleSelect(
  words: DiscordWords,
  { sets, placeholder, chosen, most = 1 }: Select,
  least = 0,
): Row {
  return row({
    type: ComponentType.RoleSelect,
    custom_id: idOf("settings-roles", sets),
    placeholder: words.plain.text(placeholder),
    min_values: least,
    max_values: most,
    default_values: chosen.slice(0, most).map((id) => ({ id, type: Default.Role })),
  });
}

/** A select of one of several values. */
export function choiceSelect(
  words: DiscordWords,
  { sets, placeholder, chosen }: Select,
  options: readonly (readonly [value: string, label: Message | string])[],
  action = "settings-choice",
): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: idOf(action, sets),
    placeholder: words.plain.text(placeholder),
    options: options.map(([value, label]) => ({
      value,
      label: typeof label === "string" ? label : words.plain.text(label),
      default: chosen.includes(value),
    })),
  });
}

/** A button that opens a form, or does one thing. */
export function actionButton(
  words: DiscordWords,
  action: string,
  on: string,
  label: Message,
): APIButtonComponentWithCustomId {
  const face = { label, style: ButtonStyle.Secondary } as const;
  return button(words, face, { action, jobId: on, position: undefined });
}

function idOf(action: string, sets: string): string {
  return writeCustomId({ action, jobId: sets, position: undefined });
}
