import { comfyui } from "./comfyui/index.ts";
import { fal } from "./fal/index.ts";
import { horde } from "./horde/index.ts";
import { gemini } from "./gemini/index.ts";
import { imagePipeline } from "./imagepipeline/index.ts";
import { local } from "./local/provider.ts";
import { openAi } from "./openai/index.ts";
import { a1111 } from "./a1111/index.ts";
import type { Provider } from "./provider.ts";
import { replicate } from "./replicate/index.ts";
import { segmind } from "./segmind/index.ts";

/** All providers, in the order in which their models are preferred when nobody says. */
export const providers: readonly Provider[] = [
  segmind,
  imagePipeline,
  openAi,
  gemini,
  fal,
  replicate,
  comfyui,
  a1111,
  horde,
  local,
];
