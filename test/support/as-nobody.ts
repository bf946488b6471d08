const ROOT = 0;
const NOBODY = 65_534;

/** Does the work without root's right to read and write everything, where the tests run as root. */
export async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== ROOT) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(ROOT);
  }
}
