import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind } from "./kind.ts";

/** One of a few fixed values, in any case. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
): Kind<Values[number]> {
  const expects = (what: Message) => say("options.must-be-one-of", { what, values });
  const schema = z.enum(values);
  return {
    facts: { type: "one-of", values },
    schema,
    asked: schema,
    placeholder: values.join("|"),
    expects,
    write: (value) => value,
    read(written, what) {
      const asked = typeof written === "string" ? written.trim().toLowerCase() : "";
      const value = values.find((each) => each === asked);
      if (value === undefined) throw invalid(expects(what));
      return value;
    },
  };
}
