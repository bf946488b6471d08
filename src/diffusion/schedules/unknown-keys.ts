/**
 * Settings of diffusers' schedulers that change nothing by themselves: they count only together with one
 * that is told of (thresholding, flow sigmas), or are of classes that are replaced or refused as a whole.
 */
const without: ReadonlySet<string> = new Set([
  "corrector_order",
  "dynamic_thresholding_ratio",
  "flow_shift",
  "noise_sampler_seed",
  "predictor_order",
  "sample_max_value",
  "tau_func",
  "tensor_format",
]);

/**
 * The settings in a scheduler's file that are neither read nor known to change nothing, such as those of
 * a newer diffusers. What begins with _ is a note, and null is nothing.
 */
export function unknownKeys(
  settings: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(settings)
    .filter(([key, value]) => value !== null && value !== undefined && !key.startsWith("_"))
    .map(([key]) => key)
    .filter((key) => !Object.hasOwn(known, key) && !without.has(key));
}
