import type { ImageModel } from "../../providers/image-model.ts";
import type { Acknowledgements } from "../orders/acknowledgements.ts";
import type { Clock } from "../clock.ts";
import type { Deliveries } from "../outcomes/deliver.ts";
import type { StudioDependencies } from "../dependencies.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import type { Paces } from "../pacing/pace.ts";
import type { ProviderCircuits } from "../pacing/provider-circuits.ts";
import type { SecondChances } from "../outcomes/second-chances.ts";

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
