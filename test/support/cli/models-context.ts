import path from "node:path";
import { PassThrough } from "node:stream";
import { secret } from "../../../src/config/secret.ts";
import type { ModelsContext } from "../../../src/cli/models/models-context.ts";
import { wordsFor } from "../../../src/words/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A terminal with a models folder of its own, and what was shown on it. */
export interface TestModelsContext extends ModelsContext {
  readonly modelsDir: string;
  readonly shown: string[];
  readonly interrupt: () => void;
}

interface Change {
  readonly endpoint?: URL;
  readonly token?: string;
  /** What is typed; where nothing is given nobody sits there. */
  readonly typed?: string;
  readonly locale?: string;
}

/** Opens one. */
export async function openModelsContext({
  endpoint,
  token,
  typed,
  locale,
}: Change = {}): Promise<TestModelsContext> {
  const modelsDir = path.join(await temporaryFolder(), "models");
  const shown: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined });
  if (typed !== undefined) input.end(typed);
  const controller = new AbortController();
  return {
    modelsDir,
    shown,
    input,
    config: {
      modelsDir,
      hub: {
        endpoint: endpoint ?? new URL("http://127.0.0.1:9"),
        token: token === undefined ? undefined : secret(token),
      },
    },
    terminal: { write: (text) => shown.push(text) },
    words: wordsFor(locale),
    signal: controller.signal,
    interrupt: () => controller.abort(new Error("Ctrl+C")),
  };
}
