import { hasCudaLibraries } from "../../diffusion/runtime/cuda-libraries.ts";
import { type Message, say } from "../../words/index.ts";
import type { GraphicsCard } from "./graphics-cards.ts";

/** Which ways to draw on a graphics card work, and whether CUDA's part of the runtime is there. */
export interface CardUse {
  readonly works: ReadonlySet<string>;
  readonly hasCudaPart?: boolean | undefined;
}

/**
 * What to do about a graphics card that nothing here can draw on; undefined when it is used, or when
 * there is nothing to do. An NVIDIA card is used well only by CUDA.
 */
export function adviceFor(
  card: GraphicsCard,
  { works, hasCudaPart = hasCudaLibraries() }: CardUse,
): Message | undefined {
  const { maker, name } = card;
  if (maker === "nvidia") {
    if (works.has("cuda")) return undefined;
    if (!card.hasDriver) return say("doctor.card-needs-driver", { card: name });
    return say(hasCudaPart ? "doctor.card-needs-cuda" : "doctor.card-needs-part", { card: name });
  }
  return works.has("webgpu") ? undefined : say("doctor.card-needs-vulkan", { card: name });
}
