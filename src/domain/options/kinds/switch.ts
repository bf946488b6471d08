import { z } from "zod";
import { say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";

const schema = z.boolean();

const spellings: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  off: false,
  false: false,
  no: false,
};

/** Yes or no. As a flag it stands alone: that it stands there says yes. */
export const toggle: Kind<boolean> = {
  facts: { type: "switch" },
  schema,
  asked: schema,
  placeholder: "",
  expects: (what) => say("options.must-be-switch", { what }),
  write: String,
  read(written, what) {
    if (typeof written === "boolean") return written;
    const known = typeof written === "string" ? spellings[written.trim().toLowerCase()] : undefined;
    if (known === undefined) throw invalid(say("options.must-be-switch", { what }));
    return known;
  },
};
