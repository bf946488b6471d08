import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import type { StoredTensor } from "../safetensors/read-safetensors.ts";
import { fromOriginalFlux } from "./flux-names.ts";
import type { LoraModule } from "./read-lora.ts";

/**
 * What was one module when a LoRA's file was written, as the several that it is in diffusers: each takes
 * its rows of `up`, where they lie. Queries, keys and values are as wide as what goes in, and the last
 * takes the rest; whether that is what a model has is for `loraProblem`. Throws FileProblem where the
 * rows do not part so; `name` is the file's own for the module.
 */
export function partModule(whole: LoraModule, name: string): readonly LoraModule[] {
  const parts = fromOriginalFlux(whole.module);
  const [stored] = whole.up;
  if (parts === undefined || stored === undefined) return [whole];
  let first = 0;
  const modules = parts.map(({ module, rows: taken, areHalvesSwapped }): LoraModule => {
    const rows = taken === "width" ? whole.columns : whole.rows - first;
    const [start, middle, end] = [first, first + rows / 2, first + rows];
    first = end;
    const up =
      areHalvesSwapped === true
        ? [rowsOf(stored, middle, end), rowsOf(stored, start, middle)]
        : [rowsOf(stored, start, end)];
    return { ...whole, module, rows, up };
  });
  const isWhole = modules.every(({ up }) => up.every(hasWholeRows));
  if (first !== whole.rows || !isWhole) {
    throw new FileProblem(say("lora.parts", { name, rows: whole.rows, count: parts.length }));
  }
  return modules;
}

/** Some rows of a matrix, where they lie. */
function rowsOf(matrix: StoredTensor, first: number, end: number): StoredTensor {
  const [rows = 1, ...inner] = matrix.dims;
  const rowBytes = (matrix.end - matrix.start) / rows;
  return {
    ...matrix,
    dims: [end - first, ...inner],
    start: matrix.start + first * rowBytes,
    end: matrix.start + end * rowBytes,
  };
}

function hasWholeRows({ dims: [rows = 0] }: StoredTensor): boolean {
  return rows > 0 && Number.isInteger(rows);
}
