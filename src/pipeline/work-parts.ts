import type { ImageModel } from "../providers/image-model.ts";
import type { Acknowledgements } from "./acknowledgements.ts";
import type { Clock } from "./clock.ts";
import type { Deliveries } from "./deliver.ts";
import type { StudioDependencies } from "./dependencies.ts";
import type { EndNotices } from "./end-notices.ts";
import type { Paces } from "./pace.ts";
import type { ProviderCircuits } from "./provider-circuits.ts";
import type { SecondChances } from "./second-chances.ts";

/** What jobs are worked on with; made once by `createStudio`. */
export interface WorkParts extends Pick<
  StudioDependencies,
  "storage" | "images" | "audience" | "log" | "version" | "fallback" | "limits"
> {
  readonly clock: Clock;
  readonly paces: Paces;
  readonly circuits: ProviderCircuits;
  readonly chances: SecondChances;
  readonly deliveries: Deliveries;
  readonly notices: EndNotices;
  readonly acknowledgements: Acknowledgements;
  /** The configured models, the default one first. */
  models(): readonly ImageModel[];
}
