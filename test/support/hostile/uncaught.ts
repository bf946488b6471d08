/** Errors that nobody caught, from now until `stop`; in production each of them ends the process. */
export function watchUncaught(): { readonly errors: readonly unknown[]; stop(): void } {
  const errors: unknown[] = [];
  const notice = (error: unknown): void => void errors.push(error);
  process.on("uncaughtExceptionMonitor", notice);
  process.on("unhandledRejection", notice);
  return {
    errors,
    stop: () => {
      process.off("uncaughtExceptionMonitor", notice);
      process.off("unhandledRejection", notice);
    },
  };
}
