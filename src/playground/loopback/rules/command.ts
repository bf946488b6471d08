import { COMMAND_TYPE } from "../wire/command.ts";
import type { CommandDefinition, CommandOption, Localizations } from "../wire/command.ts";
import type { BodyProblem } from "../validate.ts";
import { checkChoices } from "./choices.ts";
import { ProblemList } from "./problem-list.ts";

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8000;

/** Discord's names of the languages that it knows. */
const LOCALES: ReadonlySet<string> = new Set(
  "id en-US en-GB bg zh-CN zh-TW hr cs da nl fi fr de el hi hu it ja ko lt no pl pt-BR ro ru es-ES es-419 sv-SE th tr uk vi".split(
    " ",
  ),
);

type Path = readonly (string | number)[];

/** The rules for a command's definition that hold beside Discord's schema. `path` is where it stands. */
export function checkCommand(command: CommandDefinition, path: Path = []): readonly BodyProblem[] {
  const problems = new ProblemList();
  if ((command.type ?? COMMAND_TYPE.slash) === COMMAND_TYPE.slash) {
    checkTexts(command, path, problems);
    checkOptions(command.options ?? [], path, problems);
    if (charactersOf(command) > MOST_CHARACTERS)
      problems.add(
        path,
        "APPLICATION_COMMAND_TOO_LARGE",
        `Command exceeds maximum size (${MOST_CHARACTERS})`,
      );
  } else {
    for (const [at, name] of inAllLanguages(command, "name"))
      problems.length([...path, ...at], name, 1, 32);
    problems.length([...path, "description"], command.description, 0, 0);
    problems.count([...path, "options"], command.options?.length ?? 0, 0, 0);
  }
  return problems.all;
}

/** What has a name and a description, in several languages. */
interface Described {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
}

/** The name and the description, in every language. */
function checkTexts(described: Described, path: Path, problems: ProblemList): void {
  for (const [at, name] of inAllLanguages(described, "name"))
    if (!SLASH_NAME.test(name) || name !== name.toLowerCase())
      problems.add([...path, ...at], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  for (const [at, description] of inAllLanguages(described, "description"))
    problems.length([...path, ...at], description, 1, 100);
  const languages = [described.name_localizations, described.description_localizations].flatMap(
    (texts) => Object.keys(texts ?? {}),
  );
  for (const language of languages.filter((each) => !LOCALES.has(each)))
    problems.add(path, "APPLICATION_COMMAND_LOCALE_INVALID", `${language} is no locale`);
}

/** A text and its translations, each with where it stands. */
function inAllLanguages(
  described: Described,
  field: "name" | "description",
): readonly (readonly [Path, string])[] {
  const translated = Object.entries(described[`${field}_localizations`] ?? {});
  return [
    [[field], described[field] ?? ""],
    ...translated.map(([tag, text]) => [[`${field}_localizations`, tag], text] as const),
  ];
}

function checkOptions(options: readonly CommandOption[], path: Path, problems: ProblemList): void {
  problems.count([...path, "options"], options.length, 0, 25);
  const names = options.map(({ name }, index) => ({
    path: [...path, "options", index, "name"],
    key: name,
  }));
  problems.unique(names, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS");
  let isOptionalBefore = false;
  for (const [index, option] of options.entries()) {
    const place = [...path, "options", index];
    checkTexts(option, place, problems);
    if (option.required === true && isOptionalBefore)
      problems.add(
        place,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    isOptionalBefore ||= option.required !== true;
    if (option.autocomplete === true && (option.choices?.length ?? 0) > 0)
      problems.add([...place, "choices"], "APPLICATION_COMMAND_CHOICES_AUTOCOMPLETE", "Not both.");
    problems.all.push(...checkChoices(option.choices ?? [], [...place, "choices"]));
    if (option.options !== undefined) checkOptions(option.options, place, problems);
  }
}

/**
 * Characters of all names, descriptions and values, which Discord limits to 8,000 a command. Of
 * several languages the longest text counts.
 */
function charactersOf(
  command: Described & { readonly options?: readonly CommandOption[] | undefined },
): number {
  const own = longest(command, "name") + longest(command, "description");
  const inside = (command.options ?? []).reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (length, choice) => length + longest(choice, "name") + String(choice.value).length,
      0,
    );
    return sum + charactersOf(option) + choices;
  }, 0);
  return own + inside;
}

function longest(described: Described, field: "name" | "description"): number {
  return Math.max(...inAllLanguages(described, field).map(([, text]) => text.length));
}
