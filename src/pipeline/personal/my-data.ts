import type { Erasure, PersonalSummary } from "../../storage/personal/personal-data.ts";
import type { Wish } from "./eraser.ts";
import type { PackLimits, Package } from "./pack-data.ts";

/** What a person may do with all that is stored about them. */
export interface MyData {
  summary(userId: string): Promise<PersonalSummary>;
  /**
   * Begins to delete all of it. What is no order is gone when this resolves; the rest follows, over
   * restarts too. Undefined when it is under way already, or the same question was answered before.
   */
  erase(wish: Wish): Promise<Erasure | undefined>;
  /**
   * Packs it into zips on disk; dispose of them when they were sent. Throws UserError "invalid-option"
   * while an export of the same person is under way.
   */
  pack(userId: string, limits: PackLimits): Promise<Package>;
}
