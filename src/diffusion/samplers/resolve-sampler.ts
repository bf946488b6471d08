import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { SigmaSpacing } from "../schedules/sigma-spacing.ts";
import { samplers } from "./index.ts";
import type { Sampler } from "./sampler.ts";

/** A sampler, with the sigma spacing that its name may have carried ("DPM++ 2M Karras"). */
export interface ResolvedSampler {
  readonly sampler: Sampler;
  readonly spacing: SigmaSpacing | undefined;
}

const byName: ReadonlyMap<string, Sampler> = new Map(
  samplers.flatMap((sampler) =>
    [sampler.name, sampler.diffusersClass, ...sampler.aliases].map((name) => [
      plain(name),
      sampler,
    ]),
  ),
);

/**
 * Finds a sampler by any name in use: Easel's own, A1111's, a service's, or diffusers' class name;
 * a trailing "Karras" or "Exponential" names the sigma spacing. Undefined for an unknown name.
 */
export function resolveSampler(name: string): ResolvedSampler | undefined {
  const words = plain(name);
  const exact = byName.get(words);
  if (exact !== undefined) return { sampler: exact, spacing: undefined };
  for (const spacing of ["karras", "exponential"] as const) {
    const sampler = words.endsWith(spacing)
      ? byName.get(words.slice(0, -spacing.length))
      : undefined;
    if (sampler?.takesSigmas) return { sampler, spacing };
  }
  return undefined;
}

const MULTISTEP = /^(?:EDM)?DPMSolverMultistep/u;

/** The sampler that a model's own settings name; DPM++ 2M where they name none that is known. */
export function modelSampler(config: SchedulerConfig): Sampler {
  // Other classes keep the key from a file that they were made of, and do not read it.
  const reads = config.className === undefined || MULTISTEP.test(config.className);
  const isStochastic = reads && (config.algorithmType?.startsWith("sde") ?? false);
  const named = isStochastic
    ? resolveSampler("DPM++ 2M SDE")
    : resolveSampler(config.className ?? "");
  return named?.sampler ?? byName.get(plain("DPM++ 2M"))!;
}

/** Letters and digits alone; pluses count, since DPM++ differs from DPM. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("++", "pp")
    .replaceAll(/[^a-z0-9]/g, "");
}
