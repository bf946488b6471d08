import { UserError } from "../domain/errors.ts";
import type { UserErrorCode } from "../domain/errors.ts";

/** A link that could not be fetched; `temporary` when the same link may work a moment later. */
export class DownloadError extends UserError {
  readonly temporary: boolean;

  constructor(
    message: string,
    options?: ErrorOptions & { temporary?: boolean; code?: UserErrorCode },
  ) {
    super(options?.code ?? "invalid-picture", message, options);
    this.temporary = options?.temporary ?? false;
  }
}
