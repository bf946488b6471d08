/**
 * Solves linear equations by Gauss-Jordan elimination with row exchange. Each row holds the
 * coefficients of the unknowns and behind them one or more right-hand sides; gives, for each
 * unknown, its values under each right-hand side. The system must have exactly one solution.
 */
export function solveLinear(rows: readonly (readonly number[])[]): number[][] {
  const matrix = rows.map((row) => Float64Array.from(row));
  for (let pivot = 0; pivot < matrix.length; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < matrix.length; row += 1) {
      if (Math.abs(matrix[row]![pivot]!) > Math.abs(matrix[best]![pivot]!)) best = row;
    }
    [matrix[pivot], matrix[best]] = [matrix[best]!, matrix[pivot]!];
    const head = matrix[pivot]!;
    const scale = 1 / head[pivot]!;
    for (let column = 0; column < head.length; column += 1) head[column] = head[column]! * scale;
    for (const row of matrix) {
      if (row === head) continue;
      const factor = row[pivot]!;
      for (let column = 0; column < row.length; column += 1) {
        row[column] = row[column]! - factor * head[column]!;
      }
    }
  }
  return matrix.map((row) => Array.from(row.subarray(matrix.length)));
}
