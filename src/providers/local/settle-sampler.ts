import type { GenerationRequest } from "../../domain/request.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
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
  { name, defaultScheduler, family }: ModelDescription,
  warn: Warn,
): SettledSampler {
  const known = asked.scheduler === undefined ? undefined : find(asked.scheduler);
  // Latent consistency models are trained for their own steps alone.
  const isOther = family === "latent-consistency" && known?.sampler.name !== defaultScheduler;
  const found = isOther ? undefined : known;
  if (asked.scheduler !== undefined && found === undefined) {
    warn(
      "scheduler",
      `${name} has no scheduler "${asked.scheduler}": ${defaultScheduler} was used.`,
    );
  }
  const resolved = found ?? resolveSampler(defaultScheduler);
  const scheduler = resolved?.sampler.name ?? defaultScheduler;
  return {
    scheduler,
    sigmas: sigmasOf(asked.sigmas, resolved, warn) ?? resolved?.spacing,
    eta: etaOf(asked.eta, scheduler, warn),
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
    warn("sigmas", `Sigmas can be ${sigmaSpacings.join(", ")}; "${asked}" was left out.`);
    return undefined;
  }
  if (resolved?.sampler.takesSigmas) return spacing;
  warn("sigmas", `${resolved?.sampler.name ?? "This scheduler"} takes no sigmas: left out.`);
  return undefined;
}

function etaOf(asked: number | undefined, scheduler: string, warn: Warn): number | undefined {
  if (asked === undefined || scheduler === "DDIM") return asked;
  warn("eta", `Only DDIM takes an eta: it was left out.`);
  return undefined;
}
