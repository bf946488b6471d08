import { concatenate, sizeOf, type Tensor } from "../tensor.ts";
import type { Denoiser, DenoiserInputs } from "./denoiser.ts";

interface Request {
  readonly denoiser: Denoiser;
  readonly latents: Tensor;
  readonly timestep: number;
  readonly inputs: DenoiserInputs;
  readonly resolve: (prediction: Tensor) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets pictures that are drawn side by side share the denoiser's runs. Each is drawn as if it were
 * alone, by its own sampler and from its own noise; whoever asks for a prediction waits until
 * everybody else does, too, or has left. Then all questions about one noise level are one run.
 */
export class RunSharing {
  #members = 0;
  #requests: Request[] = [];

  /** A picture begins; until it leaves, the others wait for its questions. */
  enter(): void {
    this.#members += 1;
  }

  /** A picture is finished, or given up. */
  leave(): void {
    this.#members -= 1;
    void this.#runWhenComplete();
  }

  /** The same denoiser, for members only. */
  share(denoiser: Denoiser): Denoiser {
    return {
      predict: (latents, timestep, inputs) =>
        new Promise((resolve, reject) => {
          this.#requests.push({ denoiser, latents, timestep, inputs, resolve, reject });
          void this.#runWhenComplete();
        }),
    };
  }

  async #runWhenComplete(): Promise<void> {
    if (this.#requests.length < this.#members) return;
    const groups = Map.groupBy(this.#requests.splice(0), keyOf);
    for (const group of groups.values()) await runTogether(group);
  }
}

/** Questions can be one run when the noise level and the shapes are the same. */
function keyOf({ latents, timestep, inputs }: Request): string {
  const shapes = Object.entries(inputs).map(([name, { dims }]) => `${name} ${dims.join()}`);
  return [timestep, latents.dims.join(), ...shapes].join(" ");
}

async function runTogether(group: readonly Request[]): Promise<void> {
  const byDenoiser = Map.groupBy(group, ({ denoiser }) => denoiser);
  for (const [denoiser, requests] of byDenoiser) {
    const first = requests[0];
    if (first === undefined) continue;
    try {
      const latents = concatenate(requests.map((request) => request.latents));
      const inputs = joinInputs(requests.map((request) => request.inputs));
      const prediction = await denoiser.predict(latents, first.timestep, inputs);
      for (const [index, { resolve }] of requests.entries()) {
        resolve(rowsOf(prediction, index, first.latents.dims));
      }
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  }
}

function joinInputs(all: readonly DenoiserInputs[]): DenoiserInputs {
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, concatenate(all.flatMap((inputs) => inputs[name] ?? []))]),
  );
}

/** The rows of one question in the answer to all. */
function rowsOf({ data }: Tensor, index: number, dims: readonly number[]): Tensor {
  const length = sizeOf(dims);
  return { data: data.subarray(index * length, (index + 1) * length), dims };
}
