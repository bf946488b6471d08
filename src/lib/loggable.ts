/** What a log may tell of an error beside its words; whatever else it holds stays out. */
const toldOfErrors = [
  "code",
  "status",
  "method",
  "provider",
  "kind",
  "billed",
  "stage",
  "diagnosis",
  "errcode",
  "syscall",
] as const;

/** Fields, in small letters and without dashes, that hold secrets or what people wrote. */
const secretFields: ReadonlySet<string> = new Set([
  "apikey",
  "authorization",
  "body",
  "cookie",
  "headers",
  "negativeprompt",
  "password",
  "prompt",
  "requestbody",
  "secret",
  "setcookie",
  "token",
]);

const SECRET = "[secret]";
const DEEPEST = 5;
const LONGEST_LIST = 20;

/**
 * A value as a log may hold it, as plain data. Of errors only names, words, codes and stacks are
 * kept, because those of HTTP clients carry addresses (an interaction's contains its token), bodies
 * and headers; secrets are taken out of every text, and fields by their names.
 */
export function loggable(value: unknown): unknown {
  return convert(value, 0);
}

/** The same for the fields of a line in the log. */
export function loggableFields(fields: object): Record<string, unknown> {
  if (fields instanceof Error) return { error: convert(fields, 0) };
  return convertFields(fields, 0);
}

function convert(value: unknown, depth: number): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (typeof value === "bigint" || value instanceof URL) return withoutSecrets(String(value));
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (depth >= DEEPEST) return "[deeper]";
  if (value instanceof Error) return convertError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return convertFields(Object.fromEntries(value), depth);
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].slice(0, LONGEST_LIST).map((each: unknown) => convert(each, depth + 1));
  }
  if ("toJSON" in value && typeof value.toJSON === "function") {
    return convert(value.toJSON(), depth + 1);
  }
  return convertFields(value, depth);
}

function convertFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isSecret = secretFields.has(name.toLowerCase().replaceAll(/[-_]/g, ""));
      return [name, isSecret ? SECRET : convert(value, depth + 1)];
    }),
  );
}

function convertError(error: Error, depth: number): Record<string, unknown> {
  const told = toldOfErrors.map((name) => [name, Reflect.get(error, name)] as const);
  const inner = error instanceof AggregateError ? { errors: error.errors } : {};
  const { cause } = error;
  const facts = {
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    ...(cause === undefined ? {} : { cause }),
    ...inner,
  };
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...convertFields(facts, depth),
    stack: withoutSecrets(error.stack ?? ""),
  };
}

/** Takes out what is secret wherever it stands: tokens in addresses, queries, authorizations. */
function withoutSecrets(text: string): string {
  return text
    .replaceAll(/\b(webhooks|interactions)\/(\d+)\/[^\s/?"']+/g, `$1/$2/${SECRET}`)
    .replaceAll(/(\bhttps?:\/\/)[^\s/@"']+@/g, `$1${SECRET}@`)
    .replaceAll(/(\bhttps?:\/\/[^\s?"']+)\?[^\s"')]*/g, `$1?${SECRET}`)
    .replaceAll(/\b(Bot|Bearer|Basic) [\w.~+/=-]{8,}/g, `$1 ${SECRET}`)
    .replaceAll(/\b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g, SECRET);
}
