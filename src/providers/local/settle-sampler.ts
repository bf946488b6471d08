import type { GenerationRequest } from "../../domain/request.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { samplers } from "../../diffusion/samplers/index.ts";
import { say } from "../../words/index.ts";
import { type ResolvedSampler, resolveSampler } from "../../diffusion/samplers/resolve-sampler.ts";
import type { Sampler } from "../../diffusion/samplers/sampler.ts";
import { type SigmaSpacing, sigmaSpacings } from "../../diffusion/schedules/sigma-spacing.ts";
import type { Warn } from "../planning/warn.ts";
import { ownNames, translateScheduler } from "../schedulers.ts";

/** The options that together say how the noise is taken away. */
export interface SettledSampler {
  readonly scheduler: string;
  readonly sigmas: SigmaSpacing | undefined;
  readonly eta: number | undefined;
}

/**
 * The sampler that will be used, by the engine's own name, and the options that it takes. A name
 * of another vocabulary is translated; what is unknown, or not honoured, becomes a warning.
 */
export function settleSampler(
  asked: GenerationRequest,
  { name, defaultScheduler, schedulers, remarks }: ModelDescription,
  warn: Warn,
): SettledSampler {
  const known = asked.scheduler === undefined ? undefined : find(asked.scheduler);
  const found = known && schedulers.includes(known.sampler.name) ? known : undefined;
  if (asked.scheduler !== undefined && found === undefined) {
    const { scheduler } = asked;
    warn("scheduler", say("engine.scheduler-other", { name, scheduler, used: defaultScheduler }));
  }
  // Whoever names a scheduler gets that one; otherwise the model's own may be drawn as another.
  if (asked.scheduler === undefined) for (const remark of remarks) warn("scheduler", remark);
  const resolved = found ?? resolveSampler(defaultScheduler);
  const scheduler = resolved?.sampler.name ?? defaultScheduler;
  return {
    scheduler,
    sigmas: sigmasOf(asked.sigmas, resolved, warn) ?? resolved?.spacing,
    eta: etaOf(asked.eta, resolved, warn),
  };
}

/** By a name of the engine, or of another vocabulary. */
function find(asked: string): ResolvedSampler | undefined {
  return resolveSampler(asked) ?? resolveSampler(translateScheduler(asked, ownNames)?.name ?? "");
}

function sigmasOf(
  asked: string | undefined,
  resolved: { readonly sampler: Sampler } | undefined,
  warn: Warn,
): SigmaSpacing | undefined {
  if (asked === undefined) return undefined;
  const spacing = sigmaSpacings.find((candidate) => candidate === asked.toLowerCase());
  if (spacing === undefined) {
    warn("sigmas", say("engine.sigmas-unknown", { known: sigmaSpacings, asked }));
    return undefined;
  }
  if (resolved?.sampler.takesSigmas) return spacing;
  const scheduler = resolved?.sampler.name ?? "?";
  warn("sigmas", say("engine.sigmas-not-taken", { scheduler }));
  return undefined;
}

function etaOf(
  asked: number | undefined,
  resolved: { readonly sampler: Sampler } | undefined,
  warn: Warn,
): number | undefined {
  if (asked === undefined || resolved?.sampler.takesEta) return asked;
  const takers = samplers.filter(({ takesEta }) => takesEta).map(({ name }) => name);
  warn("eta", say("engine.eta-not-taken", { takers }));
  return undefined;
}
