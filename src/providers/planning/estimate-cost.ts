import type { Price, PriceTier } from "../../domain/capabilities.ts";
import type { GenerationRequest } from "../../domain/request.ts";

/** The estimated price of an effective request's pictures; undefined where no price is set. */
export function estimateCost(
  request: Pick<GenerationRequest, "size" | "count" | "modelOptions">,
  price: Price | undefined,
): number | undefined {
  if (price === undefined) return undefined;
  const tier = price.tiers?.find((each) => fits(request, each));
  return (tier ?? price).perPicture * request.count;
}

function fits(
  { size, modelOptions = {} }: Pick<GenerationRequest, "size" | "modelOptions">,
  { upToPixels = Infinity, modelOptions: wanted = {} }: PriceTier,
): boolean {
  const pixels = size ? size.width * size.height : 0;
  return (
    pixels <= upToPixels &&
    Object.entries(wanted).every(([name, value]) => modelOptions[name] === value)
  );
}
