import { ddim } from "./ddim.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { eulerAncestral } from "./euler-ancestral.ts";
import { euler } from "./euler.ts";
import type { Sampler } from "./sampler.ts";

/** Every sampler, in the order people are offered them. */
export const samplers: readonly Sampler[] = [dpmpp2m, euler, eulerAncestral, ddim];
