/** The parts of an embed that can point at an attachment; all else is passed on as it came. */
export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly color?: number;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly image?: { readonly url: string };
  readonly thumbnail?: { readonly url: string };
  readonly author?: { readonly name: string; readonly icon_url?: string };
  readonly footer?: { readonly text: string; readonly icon_url?: string };
}
