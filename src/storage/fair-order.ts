/** A waiting job as fairness sees it: `servedAt` is when its person was last served, 0 for never. */
export interface Waiting {
  readonly userId: string;
  readonly sequence: number;
  readonly servedAt: number;
  /** Its server; undefined outside of servers. */
  readonly guildId?: string | undefined;
  /** Within its server: higher comes earlier. 0 unless said. */
  readonly priority?: number | undefined;
}

/** How often in a row somebody can be overtaken by a higher priority before it is their turn. */
export const MOST_OVERTAKES = 3;

/**
 * The order in which waiting jobs will be taken when nothing else is ordered: the person served
 * least lately comes first with the oldest of their jobs, and then goes to the end of the line. Where
 * somebody of the same server has a higher priority, that one comes before them, at most
 * MOST_OVERTAKES times in a row (`overtaken` times by now): nobody starves, and no server gains
 * anything over another.
 */
export function fairOrder<Job extends Waiting>(
  jobs: readonly Job[],
  overtaken = 0,
): readonly Job[] {
  const [first] = jobs;
  const isPlain = jobs.every((job) => priorityOf(job) === priorityOf(first));
  return isPlain ? byTurns(jobs) : byPriority(jobs, overtaken);
}

function priorityOf(job: Waiting | undefined): number {
  return job?.priority ?? 0;
}

function byTurns<Job extends Waiting>(jobs: readonly Job[]): readonly Job[] {
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

/** Plays through what `nextJob` will do, turn by turn. */
function byPriority<Job extends Waiting>(jobs: readonly Job[], overtaken: number): readonly Job[] {
  const served = new Map(jobs.map(({ userId, servedAt }) => [userId, servedAt]));
  let turn = Math.max(...served.values());
  let inARow = overtaken;
  const compare = (a: Job, b: Job) =>
    (served.get(a.userId) ?? 0) - (served.get(b.userId) ?? 0) || a.sequence - b.sequence;
  const left = new Set(jobs);
  const order: Job[] = [];
  while (left.size > 0) {
    const first = least(left, compare);
    const overtaking =
      inARow >= MOST_OVERTAKES || first.guildId === undefined
        ? first
        : least(
            [...left].filter(({ guildId }) => guildId === first.guildId),
            (a, b) => priorityOf(b) - priorityOf(a) || compare(a, b),
          );
    inARow = overtaking === first ? 0 : inARow + 1;
    served.set(overtaking.userId, (turn += 1));
    left.delete(overtaking);
    order.push(overtaking);
  }
  return order;
}

function least<Job>(jobs: Iterable<Job>, compare: (a: Job, b: Job) => number): Job {
  return [...jobs].reduce((one, other) => (compare(other, one) < 0 ? other : one));
}
