import type { Job } from "../../domain/job.ts";
import type { Progress } from "../audience.ts";
import type { RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
import { gatherRun } from "./gather-run.ts";
import { patientRead } from "./patient-read.ts";
import { Run } from "./run.ts";

/** A run that is under way. */
export interface RunUnderWay {
  /** What it came to. Rejects only when the storage fails. */
  readonly result: Promise<RunResult>;
  readonly progress: Progress | undefined;
  readonly abort: (reason: Error) => void;
  /** Resolves when the model has let go of the job, which can be later than an abort. */
  released(): Promise<unknown>;
}

/**
 * Begins to run a job: what it needs is gathered first, then its model makes the pictures that are
 * still missing. A job whose model cannot run now comes back with that as the reason.
 */
export function beginRun(job: Job, tools: Tools): RunUnderWay {
  const controller = new AbortController();
  let run: Run | undefined;
  return {
    result: perform(),
    get progress() {
      return run?.progress;
    },
    abort: (reason) => controller.abort(reason),
    released: async () => run?.released,
  };

  async function perform(): Promise<RunResult> {
    const gather = () => gatherRun(job, tools);
    const gathered = await patientRead(gather, controller.signal, tools.clock);
    if ("over" in gathered) return gathered.over;
    const { model, journal } = gathered.facts;
    run = new Run(gathered.facts, tools, controller.signal);
    const circuit = tools.circuits.of(model.provider);
    // A job that only has to fetch what was already ordered does not ask the circuit.
    if (!model.local && !journal.hasOrders && !(await circuit.enter()))
      return run.refuse(circuit.refusal);
    const result = await run.perform();
    circuit.learn(result.losses, result.job.pictures.length > job.pictures.length);
    return result;
  }
}
