import type { Config } from "./config/config.ts";
import type { Operation } from "./operation/open-operation.ts";

/** What tells operators of this process, loaded only where a port for it is set. */
export async function openOperation({
  operation,
}: Pick<Config, "operation">): Promise<Operation | undefined> {
  if (operation.port === 0) return undefined;
  const { openOperation: open } = await import("./operation/open-operation.ts");
  return open(operation);
}
