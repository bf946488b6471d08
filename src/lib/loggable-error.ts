/**
 * An error as a log holds it: name, code, words, stack and causes. Other fields are left out, since
 * an error of a request may carry an address with a token in it. Anything else comes back as it is.
 */
export function loggableError(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const code: unknown = Reflect.get(value, "code");
  return {
    name,
    ...(code === undefined ? {} : { code }),
    message,
    stack,
    ...(cause === undefined ? {} : { cause: loggableError(cause) }),
  };
}
