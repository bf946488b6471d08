import { z } from "zod";
import { devices } from "../../config/config.ts";
import { megabytes, oneOf, onOff } from "../../config/fields.ts";

/** The own engine's settings by their names in the environment. */
export const settings = z.object({
  EASEL_DEVICE: oneOf(devices, "auto").describe(
    'What the own engine runs on: auto, cpu, webgpu, cuda, directml, coreml. "auto" tries the best first.',
  ),
  EASEL_MODEL_MEMORY: megabytes.describe(
    "Megabytes for the weights of models; empty: a share of what is free. Parts used least lately leave memory first.",
  ),
  EASEL_LOW_MEMORY: oneOf(["auto", "on", "off"], "auto").describe(
    "Draw part by part with the weights left in their files: auto (where they do not fit), on or off.",
  ),
  EASEL_TINY_DECODER: onOff(false).describe(
    '"on": then a tiny decoder (a folder taesd or taesdxl), where there is one, makes the pictures: less memory, fewer details.',
  ),
  EASEL_INT8: onOff(false).describe(
    '"on": then the linear layers of denoisers count in 8 bits on the CPU: a sixth to a quarter quicker, and pictures differ slightly.',
  ),
});
export type LocalSettings = z.output<typeof settings>;
