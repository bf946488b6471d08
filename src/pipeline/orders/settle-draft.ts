import { label } from "../../domain/options/describe.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { options } from "../../domain/options/table.ts";
import { type Draft, draftSchema } from "../../domain/request.ts";
import { type Message, say } from "../../words/index.ts";

/**
 * Checks a draft and puts its words in order: one kind of line break, no control characters, no
 * space around. Throws UserError "invalid-option" that says what is allowed.
 */
export function settleDraft(raw: Draft): Draft {
  const parsed = draftSchema.safeParse(raw);
  if (!parsed.success) throw invalid(expectationAt(parsed.error.issues[0]?.path ?? []));
  const prompt = tidy(parsed.data.prompt);
  const { negativePrompt: unwanted } = parsed.data;
  // An empty one that was given is kept: some models tell it from none.
  const negativePrompt = unwanted === undefined ? undefined : tidy(unwanted);
  if (prompt === "" && parsed.data.source === undefined) {
    throw invalid(say("options.empty-prompt"));
  }
  return { ...parsed.data, prompt, negativePrompt };
}

/** What is allowed for the option that a request holds at a place. */
function expectationAt(place: readonly PropertyKey[]): Message {
  const [field, key] = place;
  const option =
    options.find(({ path }) => path[0] === field && path[1] === key) ??
    options.find(({ path }) => path[0] === field && path[1] === undefined);
  return option === undefined
    ? say("options.cannot-be-used", { option: place.join(".") })
    : option.expects(label(option.name));
}

/** Whether anything of a text can be seen: more than white space, control and format characters. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

function tidy(text: string): string {
  if (!isVisible(text)) return "";
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[\p{Cc}--[\n\t]]/gv, "")
    .trim();
}
