import type { Logger } from "../lib/logger.ts";
import type { ImageModel } from "../providers/image-model.ts";
import type { Storage } from "../storage/storage.ts";
import type { Audience } from "./audience.ts";
import type { Wildcards } from "./orders/expand-draft.ts";
import type { Clock } from "./clock.ts";
import type { EndNotices } from "./outcomes/end-notices.ts";
import type { Outbox } from "./outcomes/outbox.ts";
import type { Observer } from "./observer.ts";
import type { SecondChances } from "./outcomes/second-chances.ts";
import type { Circuits, Pacing } from "./pacing/pacing.ts";
import type { PictureChecker } from "./picture-checker.ts";
import type { PictureTools } from "./picture-tools.ts";
import type { SharedWork } from "./shared-work.ts";
import type { Policy } from "./policy/policy.ts";
import type { FindRequester } from "./policy/requester.ts";

/** The configured models. */
export interface ModelRegistry {
  /** All of them, in the order of preference. */
  all(): readonly ImageModel[];
  /** Looks again for models that were added since (folders on disk); may be absent. */
  refresh?(): Promise<void>;
}

/** What the studio is given. */
export interface StudioOptions {
  readonly models: ModelRegistry;
  readonly storage: Pick<
    Storage,
    "jobs" | "members" | "outbox" | "pictures" | "moderation" | "questions" | "starts" | "health"
  > &
    Partial<Pick<Storage, "hasCrashed">>;
  readonly images: PictureTools;
  /** Tells how unsafe pictures are; absent: nobody can, and they count as unchecked. */
  readonly checker?: PictureChecker | undefined;
  readonly audience: Audience;
  readonly policy: Policy;
  /** Looks somebody up in a server, with their roles there; absent: Discord cannot be asked. */
  readonly findRequester?: FindRequester | undefined;
  readonly log: Logger;
  /** The model that is used when nobody names one, or "auto": the first of the registry. */
  readonly defaultModel: string;
  /** Whether another model may step in, and in which order; an empty order is the registry's. */
  readonly fallback: { readonly on: boolean; readonly order: readonly string[] };
  /** Operators are warned when a service reports fewer credits than this. */
  readonly creditsWarning?: number | undefined;
  /** The people who run the bot, by their ids. */
  readonly operators?: readonly string[] | undefined;
  /** Easel's version, which is written into the pictures' files. */
  readonly version: string;
  /** The files of `__name__` in prompts; absent: there are none. */
  readonly wildcards?: Wildcards | undefined;
  readonly clock?: Clock | undefined;
  /** What it shares with other processes; absent: it works alone. */
  readonly shared?: SharedWork | undefined;
  /** Who counts what happens. */
  readonly observer?: Observer | undefined;
  /** Draws a seed from 0 to the number given; the system's secure source by default. */
  readonly drawSeed?: ((largest: number) => number) | undefined;
}

/** What the parts of the pipeline work with: made once by `createStudio`, and handed down whole. */
export interface Tools extends StudioOptions {
  readonly clock: Clock;
  readonly drawSeed: (largest: number) => number;
  /** The configured models, the default one first. */
  readonly inOrder: () => readonly ImageModel[];
  readonly paces: Pacing;
  readonly circuits: Circuits;
  readonly chances: SecondChances;
  readonly outbox: Outbox;
  readonly notices: EndNotices;
}
