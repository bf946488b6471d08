type Node = Readonly<Record<string, unknown>>;

/** What is wrong with an input, in the words and form of FastAPI. */
export interface InputProblem {
  readonly loc: readonly string[];
  readonly msg: string;
  readonly type: string;
}

/** The properties of an object's schema, as the doubles write them. */
export interface ObjectSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, Node>>;
}

/** What a model does not accept of an input; strict: what it does not know is refused too. */
export function problemsOf(
  input: Node,
  { properties, required = [] }: ObjectSchema,
): readonly InputProblem[] {
  const lacking = required
    .filter((name) => input[name] === undefined)
    .map((name) => problem(name, "field required", "missing"));
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const schema = properties[name];
    if (!schema) return [problem(name, `Additional property ${name} is not allowed`, "extra")];
    const reason = objection(value, schema);
    return reason === undefined ? [] : [problem(name, reason, "value_error")];
  });
  return [...lacking, ...wrong];
}

const problem = (name: string, msg: string, type: string): InputProblem => ({
  loc: ["body", name],
  msg,
  type,
});

function objection(value: unknown, schema: Node): string | undefined {
  const { anyOf, allOf } = schema;
  const kinds = [anyOf, allOf].flatMap((each) => (Array.isArray(each) ? (each as Node[]) : []));
  if (kinds.length > 0) {
    const reasons = kinds.map((kind) => objection(value, kind));
    return reasons.includes(undefined) ? undefined : reasons[0];
  }
  const { type, minimum, maximum, enum: choices } = schema;
  if (Array.isArray(choices) && !choices.includes(value)) return "is not one of the choices";
  if (typeof minimum === "number" && Number(value) < minimum) return `must be at least ${minimum}`;
  if (typeof maximum === "number" && Number(value) > maximum) return `must be at most ${maximum}`;
  const fits: Readonly<Record<string, (one: unknown) => boolean>> = {
    string: (one) => typeof one === "string",
    integer: (one) => Number.isInteger(one),
    number: (one) => typeof one === "number",
    boolean: (one) => typeof one === "boolean",
    array: (one) => Array.isArray(one),
    object: (one) => typeof one === "object",
    null: (one) => one === null,
  };
  return fits[String(type)]?.(value) === false ? `is no ${String(type)}` : undefined;
}
