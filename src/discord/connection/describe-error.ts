/**
 * What a log may hold of an error: name, code, status, method, words and stack. Addresses and bodies
 * of requests are left out, because an interaction's address contains its token.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.name,
    reason: error.message,
    ...known(error),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: error.cause.message } : {}),
  };
}

/** What a log needs of a refusal by Discord that is no fault of ours: no stack, one line. */
export function refusalOf(error: unknown): object {
  return error instanceof Error ? { reason: error.message, ...known(error) } : describeError(error);
}

function known(error: Error): object {
  const entries = ["code", "status", "method", "diagnosis"].map(
    (name) => [name, Reflect.get(error, name)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
