import { z } from "zod";
import type { CommandDefinition, CommandOption } from "./command.ts";
import { withoutNulls } from "./component-schema.ts";

const text = z.string().exactOptional();
const number = z.number().exactOptional();
const yesOrNo = z.boolean().exactOptional();

const localizations = z.record(z.string(), z.string()).nullable().exactOptional();

/** The shape of one choice, of commands and of suggestions. */
export const choiceSchema = z.looseObject({
  name: z.string(),
  name_localizations: localizations,
  value: z.union([z.string(), z.number()]),
});

const optionSchema: z.ZodType<CommandOption> = z.lazy(() =>
  z.preprocess(
    withoutNulls,
    z.looseObject({
      type: z.int().min(1).max(11),
      name: z.string(),
      name_localizations: localizations,
      description: z.string(),
      description_localizations: localizations,
      required: yesOrNo,
      choices: z.array(choiceSchema).exactOptional(),
      autocomplete: yesOrNo,
      min_value: number,
      max_value: number,
      min_length: number,
      max_length: number,
      options: z.array(optionSchema).exactOptional(),
    }),
  ),
);

const fields = z.looseObject({
  name: z.string(),
  name_localizations: localizations,
  type: z.int().exactOptional(),
  description: text,
  description_localizations: localizations,
  options: z.array(optionSchema).exactOptional(),
  contexts: z.array(z.int()).exactOptional(),
  integration_types: z.array(z.int()).exactOptional(),
  // The documentation has it as text, the published schema as a number; Discord takes both.
  default_member_permissions: z.union([z.string(), z.int().transform(String)]).exactOptional(),
  nsfw: yesOrNo,
});

/** The shape of a command's definition. */
export const commandSchema: z.ZodType<CommandDefinition> = z.preprocess(withoutNulls, fields);

/** The shape of all commands of a place. */
export const commandsSchema: z.ZodType<readonly CommandDefinition[]> = z.array(commandSchema);

/** The shape of changes to a command. */
export const commandChangesSchema: z.ZodType<Partial<CommandDefinition>> = z.preprocess(
  withoutNulls,
  fields.extend({ name: text }),
);
