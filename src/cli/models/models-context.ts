import type { Readable } from "node:stream";
import type { Config } from "../../config/config.ts";
import type { CliContext } from "../cli-context.ts";
import type { Terminal } from "../progress-bar.ts";

/** What looking after models at a terminal needs. */
export interface ModelsContext extends CliContext {
  readonly config: Pick<Config, "modelsDir" | "hub"> & Partial<Pick<Config, "providers">>;
  /** Where questions are answered. */
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where questions and progress are shown: standard error. */
  readonly terminal: Terminal;
}
