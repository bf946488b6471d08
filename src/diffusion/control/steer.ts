import { MIDDLE_INPUT, skipInput } from "../graph/open-control.ts";
import type { DenoiserInputs } from "../models/denoiser.ts";
import type { Session } from "../onnx/session.ts";
import { concatenate, scale, type Tensor, zeros } from "../tensor.ts";

/** How a ControlNet steers: how strongly, and in which share of the steps. */
export interface Steering {
  /** 1 as it was trained. */
  readonly strength: number;
  /** Shares of the calls of the denoiser, 0 to 1. */
  readonly start: number;
  readonly end: number;
}

/** What a ControlNet says about one call of the denoiser: further inputs of the UNet. */
export type Steer = (
  latents: Tensor,
  timestep: number,
  inputs: DenoiserInputs,
) => Promise<DenoiserInputs>;

/** What a pass of steps is steered by. */
export interface SteeredPass extends Steering {
  /** The loaded ControlNet. */
  readonly session: Session;
  /** What the picture shows, [1, 3, height, width] of 0 to 1. */
  readonly picture: Tensor;
  /** How often the denoiser is called in this pass. */
  readonly calls: number;
}

/**
 * Steers the calls of one pass. Call k of n is steered unless k / n lies before the start or
 * (k + 1) / n behind the end: diffusers' rule, so that an end of 0.6 is the first 4 of 8 calls. All rows
 * of a call are, and the latents are as the UNet gets them. Outside of the window the residuals are zero.
 */
export function createSteer({ session, picture, calls, ...steering }: SteeredPass): Steer {
  const { strength, start, end } = steering;
  const names = residualNames(session.outputs.size);
  const takesScale = session.inputs.has("conditioning_scale");
  let call = 0;
  return async (latents, timestep, inputs) => {
    const isInside = !(call / calls < start || (call + 1) / calls > end);
    call += 1;
    if (!isInside || strength === 0) {
      return Object.fromEntries(names.map((name) => [name, zeros([1, 1, 1, 1])]));
    }
    const rows = latents.dims[0] ?? 1;
    const known = Object.entries(inputs).filter(([name]) => session.inputs.has(name));
    const outputs = await session.run({
      ...Object.fromEntries(known),
      sample: latents,
      timestep: timestepFor(session, timestep, rows),
      controlnet_cond: concatenate(Array.from({ length: rows }, () => picture)),
      ...(takesScale && { conditioning_scale: scalarFor(session, "conditioning_scale", strength) }),
    });
    const residuals = Array.from(session.outputs.keys(), (name) => outputs.get(name)!);
    return Object.fromEntries(
      residuals.map((residual, index) => [
        names[index] ?? "",
        takesScale ? residual : scale(strength, residual),
      ]),
    );
  };
}

/** The UNet's inputs in the order of a ControlNet's outputs: the way down, then the middle. */
function residualNames(count: number): readonly string[] {
  return [...Array.from({ length: count - 1 }, (_, index) => skipInput(index)), MIDDLE_INPUT];
}

/** A number as a graph wants it: a scalar, or a list. */
function scalarFor(session: Session, name: string, value: number): Tensor {
  const dims = session.inputs.get(name)?.dims.map(() => 1) ?? [];
  return { data: Float32Array.of(value), dims };
}

function timestepFor(session: Session, timestep: number, rows: number): Tensor {
  const { dims = [] } = session.inputs.get("timestep") ?? {};
  const isPerRow = typeof dims[0] === "string" && dims[0] === session.inputs.get("sample")?.dims[0];
  if (!isPerRow) return scalarFor(session, "timestep", timestep);
  return { data: new Float32Array(rows).fill(timestep), dims: [rows] };
}
