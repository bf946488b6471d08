/** Why a run was aborted: its owner cancelled it. */
export class CancelledByOwner extends Error {
  constructor() {
    super("The owner cancelled the job.");
  }
}

/** Why a run was aborted: its order could not be acknowledged, and was taken back. */
export class OrderWithdrawn extends Error {
  constructor() {
    super("The order was withdrawn.");
  }
}

/** Why a run was aborted: the studio stops. The job stays `running` for the next start. */
export class StudioStopping extends Error {
  constructor() {
    super("The studio is stopping.");
  }
}
