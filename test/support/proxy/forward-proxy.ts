import { once } from "node:events";
import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";

/** A proxy on the loopback that knows every name: all of them mean 127.0.0.1. */
export interface ForwardProxy {
  readonly url: URL;
  /** What it was asked to do: `CONNECT host:port` or `GET http://host/path`. */
  readonly asked: readonly string[];
  /** What it says to the next requests in place of doing them. */
  refuseWith(status: number | undefined): void;
}

/** Starts one that wants this name and password, if any; it is stopped when the test has ended. */
export async function startForwardProxy(password?: string): Promise<ForwardProxy> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  let refusal: number | undefined;
  const wanted = password && `Basic ${Buffer.from(password).toString("base64")}`;
  const refused = ({ headers }: IncomingMessage): number | undefined =>
    wanted !== undefined && headers["proxy-authorization"] !== wanted ? 407 : refusal;

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const status = refused(incoming);
    if (status !== undefined) {
      outgoing.writeHead(status).end();
      return;
    }
    const { port, pathname, search } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const options = {
      host: "127.0.0.1",
      port: port || 80,
      path: pathname + search,
      method,
      headers,
    };
    const onward = send(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(forward);
  server.on("connect", (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    open.add(socket);
    socket.on("error", () => {});
    const status = refused(incoming);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const port = Number(incoming.url?.split(":").at(-1));
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    open.add(onward);
    onward.on("error", () => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    asked,
    refuseWith: (status) => {
      refusal = status;
    },
  };
}
