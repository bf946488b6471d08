// The parts of Discord's objects that the page shows; names and numbers are Discord's own.
import type { CommandOption, Emoji, GalleryItem, Media } from "../loopback/index.ts";

export type {
  Choice as CommandChoice,
  CommandOption,
  GalleryItem as MediaGalleryItem,
  Media,
} from "../loopback/index.ts";

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly avatar?: string | null;
  readonly bot?: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly url: string;
  readonly size: number;
  readonly content_type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly description?: string | null;
}

export interface ActionRow {
  readonly type: 1;
  readonly components: readonly Component[];
}

export interface Button {
  readonly type: 2;
  readonly style: number;
  readonly label?: string;
  readonly emoji?: Emoji;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly emoji?: Emoji;
  readonly default?: boolean;
}

/** A select menu; only the string select (3) brings its own options. */
export interface Select {
  readonly type: 3 | 5 | 6 | 7 | 8;
  readonly custom_id: string;
  readonly options?: readonly SelectOption[];
  /** What is chosen already, in selects of people, roles and channels. */
  readonly default_values?: readonly { readonly id: string }[];
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

export interface TextInput {
  readonly type: 4;
  readonly custom_id: string;
  /** 1 is one line, 2 a paragraph. */
  readonly style: number;
  readonly label?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
}

export interface Section {
  readonly type: 9;
  readonly components: readonly Component[];
  readonly accessory: Component;
}

export interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

export interface Thumbnail {
  readonly type: 11;
  readonly media: Media;
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

export interface MediaGallery {
  readonly type: 12;
  readonly items: readonly GalleryItem[];
}

export interface FileComponent {
  readonly type: 13;
  readonly file: Media;
  readonly name?: string;
  readonly size?: number;
  readonly spoiler?: boolean;
}

export interface Separator {
  readonly type: 14;
  readonly divider?: boolean;
  /** 1 is small, 2 is large. */
  readonly spacing?: number;
}

export interface Container {
  readonly type: 17;
  readonly components: readonly Component[];
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
}

export interface Label {
  readonly type: 18;
  readonly label: string;
  readonly description?: string;
  readonly component: Component;
}

export interface FileUpload {
  readonly type: 19;
  readonly custom_id: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly required?: boolean;
}

export type Component =
  | ActionRow
  | Button
  | Select
  | TextInput
  | Section
  | TextDisplay
  | Thumbnail
  | MediaGallery
  | FileComponent
  | Separator
  | Container
  | Label
  | FileUpload;

/** What a user did that a message answers. */
export interface InteractionMetadata {
  readonly id: string;
  readonly type: number;
  readonly user: User;
  /** The command's name, in answers to commands. */
  readonly name?: string;
  /** The message on which a component was pressed or a message command was chosen. */
  readonly interacted_message_id?: string;
  readonly target_message_id?: string;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly color?: number;
  readonly image?: Media;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  /** 20 answers a slash command, 23 an entry of "Apps". */
  readonly type: number;
  readonly author: User;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp?: string | null;
  readonly attachments: readonly Attachment[];
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly mentions?: readonly User[];
  readonly flags?: number;
  readonly interaction_metadata?: InteractionMetadata;
  readonly message_reference?: { readonly message_id?: string };
  readonly referenced_message?: Message | null;
}

/** `type` 1 is a slash command, 3 an entry under "Apps" of a message. */
export interface ApplicationCommand {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  /** The name in the person's language, where the bot gave it. */
  readonly name_localized?: string;
  readonly description: string;
  readonly options?: readonly CommandOption[];
}

/** A form that the bot opened in answer to a press. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}
