import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMediaGalleryComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { type CustomId, writeCustomId } from "../custom-id.ts";

/** What a button shows and does. `style` is secondary (grey) unless told. */
export interface ButtonFace {
  readonly label: string;
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

/** A button that acts on a job. */
export function button(face: ButtonFace, id: CustomId): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: face.style ?? ButtonStyle.Secondary,
    label: face.label,
    custom_id: writeCustomId(id),
    ...(face.emoji === undefined ? {} : { emoji: { name: face.emoji } }),
  };
}

/** A row of one to five buttons, or of one select. */
export function row(
  ...components: readonly APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [...components] };
}

/** A gallery of files of the same message; `description` is the alt text. */
export function gallery(
  files: readonly { readonly name: string; readonly description: string }[],
): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: files.map(({ name, description }) => ({
      media: { url: `attachment://${name}` },
      description,
    })),
  };
}
