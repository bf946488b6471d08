import type { GenerationRequest } from "../domain/request.ts";
import type { Logger } from "../lib/logger.ts";
import type { Studio } from "../pipeline/studio.ts";
import type { SettingsStore } from "../storage/settings-store.ts";

/**
 * What a picture's file says about how it was made: `text` as other programs write it (A1111's
 * "parameters"), `request` where Easel itself made the picture.
 */
export interface PictureParameters {
  readonly text: string;
  readonly request: GenerationRequest | undefined;
}

/** What commands and components work with; made once at start. */
export interface Services {
  readonly studio: Studio;
  readonly settings: SettingsStore;
  readonly log: Logger;
  /** Fetches a picture that somebody linked or attached, under the rules for foreign addresses. */
  readonly download: (url: string, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Reads how a picture was made from its file; undefined when the file does not say. */
  readonly readParameters: (bytes: Uint8Array) => Promise<PictureParameters | undefined>;
  /**
   * Gives a picture file of at most `maxBytes` bytes: the same bytes when they fit, else encoded
   * anew. Throws UserError "picture-too-large" when no encoding fits.
   */
  readonly fitPicture: (
    bytes: Uint8Array,
    maxBytes: number,
  ) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
  /** The newest remaining credits that each remote service reported, and when (ms since 1970). */
  readonly credits: () => Promise<
    ReadonlyMap<string, { readonly credits: number; readonly at: number }>
  >;
  /** Ids of the people who may see the operators' commands. */
  readonly operators: readonly string[];
  /** Whether the privileged message-content intent is on. */
  readonly messageContentIntent: boolean;
  readonly now: () => number;
}
