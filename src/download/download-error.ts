import { UserError } from "../domain/errors.ts";
import type { UserErrorCode } from "../domain/errors.ts";
import type { Message } from "../words/index.ts";

/** What is known of a download that failed. */
export interface DownloadErrorOptions extends ErrorOptions {
  /** Whether the same link may work a moment later; no unless said. */
  readonly temporary?: boolean | undefined;
  /** What the server answered, where it did. */
  readonly status?: number | undefined;
  readonly code?: UserErrorCode | undefined;
}

/** A link that could not be fetched. */
export class DownloadError extends UserError {
  readonly temporary: boolean;
  readonly status: number | undefined;

  constructor(says: Message, options: DownloadErrorOptions = {}) {
    super(options.code ?? "invalid-picture", says, options);
    this.temporary = options.temporary ?? false;
    this.status = options.status;
  }
}
