import { ddim } from "./ddim.ts";
import { ddpm } from "./ddpm.ts";
import { dpm2Ancestral } from "./dpm2-ancestral.ts";
import { dpm2 } from "./dpm2.ts";
import { dpmpp2mSde } from "./dpmpp-2m-sde.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { dpmpp2s } from "./dpmpp-2s.ts";
import { eulerAncestral } from "./euler-ancestral.ts";
import { euler } from "./euler.ts";
import { heun } from "./heun.ts";
import { lcm } from "./lcm.ts";
import { lms } from "./lms.ts";
import { pndm } from "./pndm.ts";
import type { Sampler } from "./sampler.ts";
import { tcd } from "./tcd.ts";
import { unipc } from "./unipc.ts";

/** Every sampler, in the order people are offered them. */
export const samplers: readonly Sampler[] = [
  dpmpp2m,
  dpmpp2mSde,
  dpmpp2s,
  euler,
  eulerAncestral,
  unipc,
  heun,
  dpm2,
  dpm2Ancestral,
  ddim,
  ddpm,
  pndm,
  lms,
  lcm,
  tcd,
];
