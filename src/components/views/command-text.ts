import type { Extension } from "../../domain/picture-options.ts";
import type { Draft, Source } from "../../domain/request.ts";

/** The part of a request that a command can say. */
export interface CommandOptions extends Omit<Draft, "source" | "count"> {
  readonly count?: number | undefined;
  readonly source?: Partial<Pick<Source, "strength" | "extend">> | undefined;
}

/**
 * The `/imagine` command that repeats a request, to be pasted into Discord. Options that the
 * request leaves to the model are left out; a source picture and its mask have to be attached
 * anew.
 */
export function commandText(request: CommandOptions): string {
  const options: readonly (readonly [string, string | number | boolean | undefined])[] = [
    ["prompt", request.prompt],
    ["negative_prompt", request.negativePrompt],
    ["style", request.style],
    ["model", request.model],
    ["size", request.size && `${request.size.width}x${request.size.height}`],
    ["count", request.count],
    ["seed", request.seed],
    ["steps", request.steps],
    ["guidance", request.guidanceScale],
    ["scheduler", request.scheduler],
    ["strength", request.source?.strength],
    ["extend", request.source?.extend && extensionText(request.source.extend)],
    ["variation_seed", request.variation?.seed],
    ["variation_strength", request.variation?.strength],
    ["hires", request.hires?.factor],
    ["refiner", request.refiner?.on],
    ["high_noise_fraction", request.refiner?.highNoiseFraction],
  ];
  const written = options
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}:${value}`);
  return `/imagine ${written.join(" ")}`;
}

/** An extension as the option `extend` takes it: `left=64,up=32`, in pixels of the source picture. */
export function extensionText(extension: Extension): string {
  return Object.entries(extension)
    .filter(([, pixels]) => pixels > 0)
    .map(([side, pixels]) => `${side}=${pixels}`)
    .join(",");
}
