import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";
import { text } from "./text.ts";

const MAX_ADDRESS_CHARACTERS = 2000;

/** A picture: an attachment in Discord (its address), a file's path or a link at a terminal. */
export const picture: Kind<string> = {
  ...text({ maxCharacters: 4096, placeholder: "FILE|URL" }),
  facts: { type: "picture" },
};

const linkSchema = z.string().max(MAX_ADDRESS_CHARACTERS);
const expectsLink = (what: Message) => say("options.must-be-link", { what });

/** The address of a picture on the web; Discord's `<…>` around it is taken off. */
export const link: Kind<string> = {
  facts: { type: "link" },
  schema: linkSchema,
  asked: linkSchema,
  placeholder: "URL",
  expects: expectsLink,
  write: (value) => value,
  read(written, what) {
    const asked = typeof written === "string" ? written.trim().replace(/^<(.*)>$/s, "$1") : "";
    const url = asked.length > MAX_ADDRESS_CHARACTERS ? null : URL.parse(asked);
    if (url === null || !["http:", "https:"].includes(url.protocol))
      throw invalid(expectsLink(what));
    return url.href;
  },
};
