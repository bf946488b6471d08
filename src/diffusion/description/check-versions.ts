import { say } from "../../words/index.ts";
import { unusable } from "../model-files.ts";
import { bufferSource, fields } from "../onnx/protobuf.ts";
import type { ModelParts } from "./model-parts.ts";

/** The newest format and the newest operators that ONNX Runtime 1.30 reads. */
const NEWEST_IR = 13;
const NEWEST_OPSET = 26;

/** The domains of operators that ONNX Runtime has, on one device or another. */
const DOMAINS = /^(?:ai\.onnx(?:\.ml)?|com\.microsoft(?:\..+)?|com\.ms\..+|org\.pytorch\.aten)?$/u;
/** ModelProto's field of functions, by which a graph brings operators of its own. */
const FUNCTIONS = 25;

/** What every reader takes. */
const SAFE_OPSET = 17;

/**
 * Checks that no graph was written by an exporter that is newer than the runtime, or for another one,
 * whose operators it does not have. Throws DiffusionError that says what to export with.
 */
export function checkVersions(parts: ModelParts, graphs: readonly string[]): void {
  for (const part of graphs) {
    const { irVersion, opsets, nodes, rest } = parts.graph(part);
    const opset = opsets.find(({ domain }) => domain === "" || domain === "ai.onnx")?.version ?? 0;
    const file = `${part}/model.onnx`;
    const foreign = nodes.find(({ domain }) => !DOMAINS.test(domain));
    const way = say("engine.way-export-with", { opset: SAFE_OPSET });
    if (opset > NEWEST_OPSET) {
      const reason = say("engine.opset-too-new", { file, opset, newest: NEWEST_OPSET });
      throw unusable(parts.folder, reason, { way });
    }
    if (irVersion > NEWEST_IR) {
      const reason = say("engine.ir-too-new", { file, version: irVersion, newest: NEWEST_IR });
      throw unusable(parts.folder, reason, { way });
    }
    if (foreign !== undefined && !rest.model.some(isFunction)) {
      const reason = say("engine.operator-foreign", {
        file,
        operator: foreign.kind,
        domain: foreign.domain,
      });
      throw unusable(parts.folder, reason, { way });
    }
  }
}

/** Whether a field of a model, with its tag, is a function. */
function isFunction(field: Buffer): boolean {
  return Array.from(fields(bufferSource(field), 0, field.length)).some(
    ({ number }) => number === FUNCTIONS,
  );
}
