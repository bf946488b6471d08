import { COMMAND_TYPE } from "../wire/command.ts";
import type { CommandDefinition, CommandOption } from "../wire/command.ts";
import type { BodyProblem } from "../validate.ts";
import { checkChoices } from "./choices.ts";
import { ProblemList } from "./problem-list.ts";

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8000;

/** The rules for a command's definition that hold beside Discord's schema. `path` is where it stands. */
export function checkCommand(
  command: CommandDefinition,
  path: readonly (string | number)[] = [],
): readonly BodyProblem[] {
  const problems = new ProblemList();
  if ((command.type ?? COMMAND_TYPE.slash) === COMMAND_TYPE.slash) {
    checkName(command.name, path, problems);
    problems.length([...path, "description"], command.description, 1, 100);
    checkOptions(command.options ?? [], path, problems);
    if (charactersOf(command) > MOST_CHARACTERS)
      problems.add(
        path,
        "APPLICATION_COMMAND_TOO_LARGE",
        `Command exceeds maximum size (${MOST_CHARACTERS})`,
      );
  } else {
    problems.length([...path, "name"], command.name, 1, 32);
    problems.length([...path, "description"], command.description, 0, 0);
    problems.count([...path, "options"], command.options?.length ?? 0, 0, 0);
  }
  return problems.all;
}

function checkName(name: string, path: readonly (string | number)[], problems: ProblemList): void {
  if (!SLASH_NAME.test(name) || name !== name.toLowerCase())
    problems.add([...path, "name"], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function checkOptions(
  options: readonly CommandOption[],
  path: readonly (string | number)[],
  problems: ProblemList,
): void {
  problems.count([...path, "options"], options.length, 0, 25);
  const names = options.map(({ name }, index) => ({
    path: [...path, "options", index, "name"],
    key: name,
  }));
  problems.unique(names, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS");
  let isOptionalBefore = false;
  for (const [index, option] of options.entries()) {
    const place = [...path, "options", index];
    checkName(option.name, place, problems);
    problems.length([...place, "description"], option.description, 1, 100);
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

/** Characters of all names, descriptions and values, which Discord limits to 8,000 a command. */
function charactersOf(command: {
  readonly name: string;
  readonly description?: string | undefined;
  readonly options?: readonly CommandOption[] | undefined;
}): number {
  const own = command.name.length + (command.description ?? "").length;
  const inside = (command.options ?? []).reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (length, { name, value }) => length + name.length + String(value).length,
      0,
    );
    return sum + charactersOf(option) + choices;
  }, 0);
  return own + inside;
}
