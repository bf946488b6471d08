import type { Studio } from "../../pipeline/studio.ts";
import type { CliContext } from "../cli-context.ts";
import type { TerminalAudience } from "./terminal-audience.ts";

/** What drawing at a terminal needs. */
export interface ImagineContext extends CliContext {
  readonly studio: Studio;
  readonly audience: TerminalAudience;
  /** Fetches the picture behind a link; throws UserError. */
  readonly download: (url: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** Adds the model in a folder; throws DiffusionError when it is not usable. */
  readonly addFolder: (folder: string) => Promise<{ readonly id: string }>;
  /** Adds the ControlNet in a folder, and gives its name. */
  readonly addControl: (folder: string) => Promise<string>;
  /** Adds the LoRA in a file, and gives its name. */
  readonly addLora: (file: string) => Promise<string>;
}
