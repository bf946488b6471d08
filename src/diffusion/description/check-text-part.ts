import { existsSync } from "node:fs";
import { join } from "node:path";
import { say } from "../../words/index.ts";
import type { TextPart } from "./model-description.ts";
import { unusable } from "../model-files.ts";
import { portOf } from "./model-graphs.ts";
import type { ModelParts } from "./model-parts.ts";
import { hiddenOutput } from "./text-outputs.ts";

/** The files of a tokenizer, one set of which is enough by itself. */
const TOKENIZER_FILES = {
  clip: [["tokenizer.json"], ["vocab.json", "merges.txt"]],
  t5: [["tokenizer.json"], ["spiece.model"]],
} as const;

/** Checks one text encoder with its tokenizer. Throws DiffusionError. */
export function checkTextPart(parts: ModelParts, { encoder, tokenizer, kind }: TextPart): void {
  const { folder } = parts;
  const { inputs, outputs } = parts.graph(encoder);
  portOf(inputs, "input_ids", folder, encoder);
  if (hiddenOutput(outputs) === undefined) {
    const given = outputs.map(({ name }) => name);
    throw unusable(folder, say("engine.no-hidden-output", { encoder, given }));
  }
  const isWhole = TOKENIZER_FILES[kind].some((files) =>
    files.every((file) => existsSync(join(folder, tokenizer, file))),
  );
  if (isWhole) return;
  throw unusable(
    folder,
    kind === "clip"
      ? say("engine.tokenizer-incomplete", { tokenizer })
      : say("engine.t5-tokenizer-incomplete", { tokenizer }),
  );
}
