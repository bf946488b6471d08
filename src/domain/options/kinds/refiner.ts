import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";

const choiceSchema = z
  .object({ on: z.boolean().optional(), model: z.string().optional() })
  .refine(({ on, model }) => on !== undefined || model !== undefined);

/** Whether a refiner draws the last steps, and which: absent leaves it to the model. */
export type RefinerChoice = z.infer<typeof choiceSchema>;

/** At a terminal a refiner is also named by its folder. */
const MAX_NAME_CHARACTERS = 4096;

const switches: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  off: false,
  false: false,
  no: false,
};

const expects = (what: Message) => say("options.must-be-refiner", { what });

/** `on`, `off`, or the name of a refiner of this machine, which turns it on. */
export const refiner: Kind<RefinerChoice> = {
  facts: { type: "refiner" },
  schema: choiceSchema,
  asked: choiceSchema,
  placeholder: "on|off|MODEL",
  expects,
  write: ({ on, model }) => (on === false ? "off" : (model ?? "on")),
  read(written, what) {
    if (typeof written === "boolean") return { on: written };
    const asked = typeof written === "string" ? written.trim() : "";
    if (asked === "" || asked.length > MAX_NAME_CHARACTERS) throw invalid(expects(what));
    const on = switches[asked.toLowerCase()];
    return on === undefined ? { on: true, model: asked } : { on };
  },
};
