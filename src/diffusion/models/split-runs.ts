import { concatenate, row, type Tensor } from "../tensor.ts";
import type { Session } from "../onnx/session.ts";

/** Runs of each kind that are measured; the first of each plans memory and does not count. */
const TRIALS = 3;
/** One run stays the choice unless several are quicker by this factor: measuring is not exact. */
const CLEARLY = 0.97;
const NEVER = Array.from({ length: TRIALS }, () => Infinity);

type Way = "together" | "apart";
type Feeds = Readonly<Record<string, Tensor>>;

/** What the noisy latents are called: by UNets, and by transformers. */
const LATENTS = ["sample", "hidden_states"];
/** Inputs that are the same for all rows, however many numbers they hold. */
const SHARED = new Set(["img_ids", "txt_ids"]);

/**
 * How several rows are computed. `measured`: both ways take turns in the first steps of a size, and
 * the quicker one stays, or the one that fits; their numbers differ in the last bits. `together` and
 * `apart` are the same every time; row after row needs the least memory.
 */
export type RunChoice = "measured" | Way;

/**
 * A denoiser's graph that is given several rows at once (guidance needs two), which it computes in
 * one run or row by row. A graph that is fixed to a number of rows is always given that many.
 */
export function splitRuns(
  session: Session,
  choice: RunChoice,
  now = () => performance.now(),
): Session {
  const measured = new Map<string, Record<Way, number[]>>();
  const latents = LATENTS.find((name) => session.inputs.has(name)) ?? "sample";
  const fixed = session.inputs.get(latents)?.dims[0];
  const rowsOf = (feeds: Feeds) => feeds[latents]?.dims[0] ?? 1;
  const ways: Record<Way, Session["run"]> = {
    together: (feeds) => session.run(feeds),
    apart: (feeds) => runApart(session, feeds, { rows: rowsOf(feeds), size: 1 }),
  };
  return {
    ...session,
    async run(feeds) {
      const dims = feeds[latents]?.dims ?? [];
      if (typeof fixed === "number") {
        return await runApart(session, feeds, { rows: rowsOf(feeds), size: fixed });
      }
      if ((dims[0] ?? 1) < 2) return await session.run(feeds);
      if (choice !== "measured") return await ways[choice](feeds);
      const key = dims.join("×");
      const times = measured.get(key) ?? { together: [], apart: [] };
      measured.set(key, times);
      const way = choose(times);
      const start = now();
      const outputs = await ways[way](feeds).catch((error: unknown) => {
        if (way === "apart") throw error;
        // Too large for the memory of the device, most likely: then it is not tried again.
        measured.set(key, { together: NEVER, apart: NEVER.map(() => 0) });
        return ways.apart(feeds);
      });
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

/**
 * Inputs with a row for each picture are cut into pieces of so many rows; a timestep for all of them
 * goes with each.
 */
async function runApart(
  session: Session,
  feeds: Feeds,
  { rows, size }: { readonly rows: number; readonly size: number },
): Promise<ReadonlyMap<string, Tensor>> {
  if (rows <= size) return await session.run(feeds);
  const results: ReadonlyMap<string, Tensor>[] = [];
  for (let start = 0; start < rows; start += size) {
    const some = Array.from({ length: Math.min(size, rows - start) }, (_, index) => start + index);
    const piece = Object.entries(feeds).map(([name, value]) => [
      name,
      value.dims[0] === rows && !SHARED.has(name)
        ? concatenate(some.map((index) => row(value, index)))
        : value,
    ]);
    results.push(await session.run(Object.fromEntries(piece)));
  }
  const names = Array.from(results[0]?.keys() ?? []);
  return new Map(
    names.map((name) => [name, concatenate(results.flatMap((each) => each.get(name) ?? []))]),
  );
}
