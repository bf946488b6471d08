/** Why a run was aborted: its owner cancelled it. */
export class CancelledByOwner extends Error {
  constructor() {
    super("The owner cancelled the job.");
  }
}

/** Why a run was aborted: the studio stops. The job stays `running` for the next start. */
export class StudioStopping extends Error {
  constructor() {
    super("The studio is stopping.");
  }
}

/** Why a run was aborted: another process took the job over, and does it. */
export class LeaseLost extends Error {
  constructor() {
    super("Another process took the job over.");
  }
}
