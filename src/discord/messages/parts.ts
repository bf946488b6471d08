import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMediaGalleryComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Message } from "../../words/index.ts";
import { type CustomId, writeCustomId } from "./custom-id.ts";
import type { DiscordWords } from "./discord-words.ts";

/** What a button shows and does. `style` is secondary (grey) unless told. */
export interface ButtonFace {
  readonly label: Message;
  readonly emoji?: string | undefined;
  readonly style?: APIButtonComponentWithCustomId["style"] | undefined;
}

/** A paragraph of markdown. */
export function paragraph(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** The lines that exist, as one paragraph. */
export function lines(...parts: readonly (string | undefined)[]): APITextDisplayComponent {
  return paragraph(parts.filter((part) => part !== undefined && part !== "").join("\n"));
}

/** The facts that exist, side by side. */
export function facts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** A link behind words of ours; Discord's own addresses hold nothing that would end it. */
export function link(label: string, url: string): string {
  return `[${label}](${url})`;
}

/** A button that acts on a job. */
export function button(
  words: DiscordWords,
  { label, emoji, style = ButtonStyle.Secondary }: ButtonFace,
  id: CustomId,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    label: words.plain.text(label),
    custom_id: writeCustomId(id),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
  };
}

/** A row of one to five buttons, or of one select. */
export function row(
  ...components: readonly APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [...components] };
}

/** A picture of a gallery; `description` is the alt text, a spoiler hides it until somebody looks. */
export interface GalleryFile {
  readonly name: string;
  readonly description: string;
  readonly isSpoiler?: boolean | undefined;
}

/** A gallery of files of the same message. */
export function gallery(files: readonly GalleryFile[]): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: files.map(({ name, description, isSpoiler = false }) => ({
      media: { url: `attachment://${name}` },
      description,
      ...(isSpoiler && { spoiler: true }),
    })),
  };
}
