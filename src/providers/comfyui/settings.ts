import { z } from "zod";
import { addresses, setting, wholeNumber } from "../../config/fields.ts";
import { folderOr } from "../../config/folder.ts";
import { secret } from "../../config/secret.ts";
import { say } from "../../words/index.ts";

/** A header that goes with every request, such as a proxy asks for: "Name: value". */
const header = setting(
  (text) => {
    const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*([\u0020-\u007e]+)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) return undefined;
    return { name: name.toLowerCase(), value: secret(value.trim()) };
  },
  (name) => say("services.comfyui-header", { name }),
);

/** ComfyUI's settings by their names in the environment. */
export const settings = z.object({
  COMFYUI_URL: addresses
    .optional()
    .describe(
      "Where ComfyUI answers, such as http://127.0.0.1:8188; several machines with commas share the work.",
    ),
  COMFYUI_HEADER: header
    .optional()
    .describe(
      'One header that goes with every request, for a proxy in front of it: "Authorization: Bearer …". It never leaves these machines.',
    ),
  COMFYUI_WORKFLOWS_DIR: folderOr("./workflows").describe(
    "Your own workflows: each *.json in API format is a model.",
  ),
  COMFYUI_TIMEOUT_MS: wholeNumber(900_000, 1, 1_140_000).describe(
    "Deadline of one picture, waiting in ComfyUI's queue included, in milliseconds.",
  ),
});
export type ComfyuiSettings = z.output<typeof settings>;
