import { createServer, type RequestListener, type Server } from "node:http";
import { ConfigError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";

/** Listens on 127.0.0.1 only; a port that is taken is a ConfigError that says what to do. */
export async function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer(listener);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen({ port, host: "127.0.0.1" }, resolve);
  try {
    await promise;
    return server;
  } catch (error) {
    throw portError(error, port);
  } finally {
    server.off("error", reject);
  }
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server is not open.");
  return address.port;
}

function portError(error: unknown, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new ConfigError(say("playground.port-in-use", { port, next: port + 1 }), {
      cause: error,
    });
  }
  if (code === "EACCES") {
    return new ConfigError(say("playground.port-refused", { port }), { cause: error });
  }
  return error;
}
