/** The kinds of files that are kept: still pictures, and what moves. */
export const stillTypes = ["image/png", "image/jpeg"] as const;
export const movingTypes = ["image/webp", "image/gif", "video/mp4", "video/webm"] as const;
export type MovingType = (typeof movingTypes)[number];

const extensions: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
  "video/mp4": "mp4",
  "video/webm": "webm",
};

/** Whether a finished file is a still picture, from which others can be made. */
export function isStill({ mediaType }: { readonly mediaType: string }): boolean {
  return stillTypes.some((type) => type === mediaType);
}

/** How the name of such a file ends. */
export function extensionOf(mediaType: string): string {
  return extensions[mediaType] ?? "png";
}
