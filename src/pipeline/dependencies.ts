import type { Logger } from "../lib/logger.ts";
import type { ImageModel } from "../providers/image-model.ts";
import type { AdmissionLimits } from "../storage/job-store.ts";
import type { Storage } from "../storage/storage.ts";
import type { Audience } from "./audience.ts";
import type { Clock } from "./clock.ts";
import type { PictureTools } from "./picture-tools.ts";

/** The configured models. */
export interface ModelRegistry {
  /** All of them, in the order of preference. */
  all(): readonly ImageModel[];
  /** Looks again for models that were added since (folders on disk); may be absent. */
  refresh?(): Promise<void>;
}

/** What the studio is made of; `createStudio` wires it. */
export interface StudioDependencies {
  readonly models: ModelRegistry;
  readonly storage: Pick<Storage, "jobs" | "pictures" | "settings">;
  readonly images: PictureTools;
  readonly audience: Audience;
  readonly log: Logger;
  readonly limits: AdmissionLimits;
  /** The model that is used when nobody names one, or "auto": the first of the registry. */
  readonly defaultModel: string;
  /** Whether another model may step in, and in which order; an empty order is the registry's. */
  readonly fallback: { readonly on: boolean; readonly order: readonly string[] };
  /** The log warns when a service reports fewer credits than this. */
  readonly creditsWarning?: number | undefined;
  /** Easel's version, which is written into the pictures' files. */
  readonly version: string;
  readonly clock?: Clock | undefined;
  /** Draws a seed from 0 to the number given; the system's secure source by default. */
  readonly drawSeed?: ((largest: number) => number) | undefined;
}
