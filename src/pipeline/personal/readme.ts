import type { PersonalDataStore } from "../../storage/personal/personal-data.ts";
import type { Words } from "../../words/index.ts";

/** The words that come with an export: what each file holds, why it is stored, whether it can go. */
export function readme(words: Words, sources: PersonalDataStore["sources"]): string {
  const kinds = sources.map(({ name, about, isErased }) =>
    [
      `${name}-1.json`,
      `  ${words.text(about)}`,
      `  ${isErased ? words.say("mydata.goes") : words.say("mydata.stays")}`,
    ].join("\n"),
  );
  return [
    words.say("mydata.readme-title"),
    words.say("mydata.readme-files"),
    ...kinds,
    `pictures/\n  ${words.say("mydata.readme-pictures")}`,
    `sent/\n  ${words.say("mydata.readme-sent")}`,
    words.say("mydata.readme-elsewhere"),
    "",
  ].join("\n\n");
}
