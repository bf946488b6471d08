import path from "node:path";
import { PassThrough } from "node:stream";
import { secret } from "../../../src/config/secret.ts";
import type { Desk } from "../../../src/cli/models/desk.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A desk in a folder of its own, and what was shown on it. */
export interface TestDesk extends Desk {
  readonly modelsDir: string;
  readonly shown: string[];
  readonly interrupt: () => void;
}

interface Change {
  readonly endpoint?: URL;
  readonly token?: string;
  /** What is typed; where nothing is given nobody sits there. */
  readonly typed?: string;
}

/** Opens one. */
export async function openDesk({ endpoint, token, typed }: Change = {}): Promise<TestDesk> {
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
    signal: controller.signal,
    interrupt: () => controller.abort(new Error("Ctrl+C")),
  };
}
