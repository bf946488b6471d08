import { concatenate, row, type Tensor } from "../tensor.ts";
import type { Session } from "./session.ts";

/** Runs of each kind that are measured; the first of each plans memory and does not count. */
const TRIALS = 3;
/** One run stays the choice unless several are quicker by this factor: measuring is not exact. */
const CLEARLY = 0.97;

type Way = "together" | "apart";

/**
 * How several rows are computed. `measured`: both ways take turns in the first steps of a size, and
 * the quicker one stays; their numbers differ in the last bits. `together` and `apart` are the same
 * every time; row after row needs the least memory.
 */
export type RunChoice = "measured" | Way;

/**
 * A denoiser's graph that is given several rows at once (guidance needs two), which it computes in
 * one run or row by row. A graph that is fixed to a number of rows is left alone.
 */
export function splitRuns(
  session: Session,
  choice: RunChoice,
  now = () => performance.now(),
): Session {
  const measured = new Map<string, Record<Way, number[]>>();
  const isFree = typeof session.inputs.get("sample")?.dims[0] !== "number";
  const ways: Record<Way, Session["run"]> = {
    together: (feeds) => session.run(feeds),
    apart: (feeds) => runApart(session, feeds),
  };
  return {
    ...session,
    async run(feeds) {
      const dims = feeds["sample"]?.dims ?? [];
      if (!isFree || (dims[0] ?? 1) < 2) return await session.run(feeds);
      if (choice !== "measured") return await ways[choice](feeds);
      const key = dims.join("×");
      const times = measured.get(key) ?? { together: [], apart: [] };
      measured.set(key, times);
      const way = choose(times);
      const start = now();
      const outputs = await ways[way](feeds);
      if (times[way].length < TRIALS) times[way].push(now() - start);
      return outputs;
    },
  };
}

/** The way that was tried less often, then the quicker one. */
function choose({ together, apart }: Record<Way, number[]>): Way {
  if (together.length < TRIALS || apart.length < TRIALS) {
    return together.length <= apart.length ? "together" : "apart";
  }
  const [first, second] = [quickest(together), quickest(apart)];
  return second < first * CLEARLY ? "apart" : "together";
}

function quickest([, ...times]: readonly number[]): number {
  return Math.min(...times);
}

/** Inputs with a row for each picture are cut up; a timestep for all of them goes with each. */
async function runApart(
  session: Session,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<ReadonlyMap<string, Tensor>> {
  const rows = feeds["sample"]?.dims[0] ?? 1;
  const results: ReadonlyMap<string, Tensor>[] = [];
  for (let index = 0; index < rows; index += 1) {
    const one = Object.entries(feeds).map(([name, value]) => [
      name,
      value.dims[0] === rows ? row(value, index) : value,
    ]);
    results.push(await session.run(Object.fromEntries(one)));
  }
  const names = Array.from(results[0]?.keys() ?? []);
  return new Map(
    names.map((name) => [name, concatenate(results.flatMap((each) => each.get(name) ?? []))]),
  );
}
