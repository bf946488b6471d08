import { EaselError } from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";

/** A request came to nothing, or could not be written down. The message is all there is to say. */
export class DrawingError extends EaselError {
  /** From a job's own record: its sentence, under its code. */
  static of({ code, message }: FailureRecord): DrawingError {
    return new DrawingError(code, message);
  }
}
