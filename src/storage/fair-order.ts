/** A waiting job as fairness sees it: `servedAt` is when its person was last served, 0 for never. */
export interface Waiting {
  readonly userId: string;
  readonly sequence: number;
  readonly servedAt: number;
}

/**
 * The order in which waiting jobs will be taken when nothing else is ordered: the person served
 * least lately comes first with the oldest of their jobs, and then goes to the end of the line.
 */
export function fairOrder<Job extends Waiting>(jobs: readonly Job[]): readonly Job[] {
  const oldestFirst = jobs.toSorted((a, b) => a.sequence - b.sequence);
  const line = [...Map.groupBy(oldestFirst, (job) => job.userId).values()].toSorted(
    ([a], [b]) => (a?.servedAt ?? 0) - (b?.servedAt ?? 0),
  );
  const rounds = Math.max(0, ...line.map((own) => own.length));
  const order: Job[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const own of line) {
      const job = own[round];
      if (job !== undefined) order.push(job);
    }
  }
  return order;
}
