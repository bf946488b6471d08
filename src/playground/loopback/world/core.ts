import type { EventStream } from "../events.ts";
import type { WorldState } from "./state.ts";

/** What all parts of the world share. */
export interface Core {
  readonly state: WorldState;
  readonly events: EventStream;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly nextId: () => string;
  /** The CDN's address without a slash at the end; known once the server listens. */
  readonly cdnUrl: () => string;
}
