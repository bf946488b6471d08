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

function known(error: Error): object {
  const entries = ["code", "status", "method", "diagnosis"].map(
    (name) => [name, Reflect.get(error, name)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
