/** An attachment as Discord's API v10 sends it; `url` is signed and expires. Sizes in bytes and pixels. */
export interface WireAttachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string;
  readonly description?: string;
  readonly width?: number;
  readonly height?: number;
  readonly ephemeral?: boolean;
}
