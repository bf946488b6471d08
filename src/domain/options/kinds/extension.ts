import {
  type ExtensionWish,
  extensionText,
  extensionWishSchema,
  parseExtension,
} from "../../extension-wish.ts";
import { say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";

/** By what a picture is drawn beyond its edges: `left`, `all`, `left=64,right=25%`. */
export const extension: Kind<ExtensionWish> = {
  facts: { type: "extension" },
  schema: extensionWishSchema,
  asked: extensionWishSchema,
  placeholder: "left=64,up=25%",
  expects: (what) => say("options.must-be-extension", { what }),
  write: extensionText,
  read(written, what) {
    const wish = typeof written === "string" ? parseExtension(written) : undefined;
    if (wish === undefined) throw invalid(say("options.must-be-extension", { what }));
    return wish;
  },
};
