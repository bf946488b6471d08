import { say } from "../../words/index.ts";
import { unusable } from "../model-files.ts";
import type { ModelParts } from "./model-parts.ts";

/** The newest format and the newest operators that ONNX Runtime 1.30 reads. */
const NEWEST_IR = 13;
const NEWEST_OPSET = 26;

/** What every reader takes. */
const SAFE_OPSET = 17;

/**
 * Checks that no graph was written by an exporter that is newer than the runtime. Throws
 * DiffusionError that says what to export with.
 */
export function checkVersions(parts: ModelParts, graphs: readonly string[]): void {
  for (const part of graphs) {
    const { irVersion, opsets } = parts.graph(part);
    const opset = opsets.find(({ domain }) => domain === "" || domain === "ai.onnx")?.version ?? 0;
    const file = `${part}/model.onnx`;
    if (irVersion <= NEWEST_IR && opset <= NEWEST_OPSET) continue;
    const reason =
      opset > NEWEST_OPSET
        ? say("engine.opset-too-new", { file, opset, newest: NEWEST_OPSET })
        : say("engine.ir-too-new", { file, version: irVersion, newest: NEWEST_IR });
    throw unusable(parts.folder, reason, {
      way: say("engine.way-export-with", { opset: SAFE_OPSET }),
    });
  }
}
