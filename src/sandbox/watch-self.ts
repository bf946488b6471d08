/** What one task may take: memory of the whole process in bytes, and milliseconds of processor time. */
export interface TaskLimits {
  readonly memoryBytes: number;
  readonly cpuMs: number;
}

/** Which of them a task went over. */
export type Excess = "memory" | "time";

const EVERY_MS = 20;
const MICROSECONDS = 1000;

/**
 * Runs `work`, and calls `onExcess` when it takes more than its limits. Work in libvips happens on
 * other threads, so the timer fires meanwhile. What holds up the event loop itself is left to V8's
 * limit of the heap and to the deadline of whoever gave the task.
 */
export async function withinLimits<Result>(
  { memoryBytes, cpuMs }: TaskLimits,
  onExcess: (excess: Excess) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if (process.memoryUsage.rss() > memoryBytes) onExcess("memory");
    else if (user + system > cpuMs * MICROSECONDS) onExcess("time");
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
