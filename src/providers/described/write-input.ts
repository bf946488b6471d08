import { type GenerationRequest, pictureSeed } from "../../domain/request.ts";
import type { InputField } from "./input-field.ts";
import type { InputRoles } from "./roles.ts";

/** Generators take seeds of 32 bits; larger ones are folded. */
const SEEDS = 2 ** 32;

/** The pictures of a request as the service takes them: links or data URLs. */
export interface Links {
  readonly source?: string | undefined;
  readonly mask?: string | undefined;
  readonly references: readonly string[];
}

/** The inputs of one call for one picture, in the model's own words; what is undefined is not sent. */
export function writeInput(
  roles: InputRoles,
  request: GenerationRequest,
  position: number,
  links: Links,
): Readonly<Record<string, unknown>> {
  const { size, loras, background, count, format } = roles;
  return {
    ...put(roles.prompt, request.prompt),
    ...put(roles.negativePrompt, request.negativePrompt),
    ...put(roles.seed, seedOf(roles.seed, request, position)),
    ...put(roles.steps, request.steps),
    ...put(roles.guidance, request.guidanceScale),
    ...put(roles.strength, request.source?.strength),
    ...put(roles.scheduler, request.scheduler),
    ...put(roles.style, request.style),
    ...(size && request.size && size.write(request.size)),
    ...put(
      loras,
      request.loras?.map(({ name, weight }) => ({ path: name, scale: weight })),
    ),
    ...put(background, request.transparent ? "transparent" : undefined),
    ...put(count, 1),
    ...put(
      format,
      format?.choices?.find((choice) => choice === "png"),
    ),
    ...picturesOf(roles, links),
    ...optionsOf(roles, request.modelOptions),
  };
}

function put(field: InputField | undefined, value: unknown): Readonly<Record<string, unknown>> {
  return field === undefined || value === undefined ? {} : { [field.name]: value };
}

/** The seed of a picture, folded into what the field takes. */
function seedOf(
  field: InputField | undefined,
  { seed }: GenerationRequest,
  position: number,
): number {
  const most = Math.min(SEEDS, (field?.max ?? Number.POSITIVE_INFINITY) + 1);
  return pictureSeed(seed, position) % most;
}

function picturesOf(
  { source, references, mask }: InputRoles,
  links: Links,
): Readonly<Record<string, unknown>> {
  const first = links.source === undefined ? [] : [links.source];
  const list = references === source ? [...first, ...links.references] : links.references;
  return {
    ...(references !== source && put(source, links.source)),
    ...(list.length > 0 && put(references, list)),
    ...put(mask, links.mask),
  };
}

/** Options by their own values: a list may hold numbers, which people write as text. */
function optionsOf(
  { options }: InputRoles,
  chosen: GenerationRequest["modelOptions"] = {},
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => {
      const choices = options.find((each) => each.name === name)?.choices ?? [];
      return [name, choices.find((choice) => String(choice) === String(value)) ?? value];
    }),
  );
}
