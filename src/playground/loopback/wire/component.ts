/** Component kinds of Discord's API v10, by the number on the wire. */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
} as const;

/** A picture or file inside a component. Discord fills everything but `url`. */
export interface Media {
  readonly url: string;
  readonly proxy_url?: string;
  readonly attachment_id?: string;
  readonly content_type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly loading_state?: number;
}

export interface GalleryItem {
  readonly media: Media;
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

export interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

/**
 * Any component of a message or a modal: one structural type, since the loopback reads all kinds
 * alike and rules/ says which field belongs to which kind.
 */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  /** Buttons: 1 primary, 2 secondary, 3 success, 4 danger, 5 link. Text inputs: 1 short, 2 paragraph. */
  readonly style?: number;
  readonly label?: string;
  readonly description?: string;
  readonly emoji?: Emoji;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly content?: string;
  readonly placeholder?: string;
  readonly options?: readonly SelectOption[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
  readonly divider?: boolean;
  readonly spacing?: number;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly items?: readonly GalleryItem[];
  readonly media?: Media;
  readonly file?: Media;
  readonly name?: string;
  readonly size?: number;
}
