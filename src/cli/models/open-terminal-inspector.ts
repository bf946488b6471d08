import { createLogger } from "../../lib/create-logger.ts";
import type { Inspector } from "../../providers/local/inspection/inspector.ts";
import { openInspector } from "../../providers/local/inspection/open-inspector.ts";

/** The reader of a terminal command's models, closed at the end of its scope. Nothing is logged. */
export async function openTerminalInspector(
  modelsDir: string,
): Promise<Inspector & AsyncDisposable> {
  const inspector = openInspector({ log: await createLogger("silent"), modelsDir });
  return { ...inspector, [Symbol.asyncDispose]: () => inspector.close() };
}
