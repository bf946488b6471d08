import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { jpeg } from "../vendors/pictures.ts";

/** What a server does with a connection, once it has read something from it. */
export type Behaviour = (socket: Socket) => void;

const picture = jpeg(16, 16, 3);

const head = (status: string, headers: Readonly<Record<string, string | number>> = {}): string =>
  [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .map((line) => `${line}\r\n`)
    .join("")
    .concat("\r\n");

/** Breaks a connection off; an encrypted one without saying goodbye. */
function reset(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

/** Writes pieces for as long as the other side listens, as fast as they are taken. */
function flood(socket: Socket, piece: string | Buffer): void {
  const more = (): void => {
    if (socket.destroyed) return;
    if (socket.write(piece)) setImmediate(more);
    else socket.once("drain", more);
  };
  more();
}

/** Writes a text byte by byte. */
function drip(socket: Socket, text: string | Buffer, everyMs: number): void {
  const bytes = Buffer.from(text);
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) socket.write(bytes.subarray(sent, (sent += 1)));
  }, everyMs);
  socket.once("close", () => clearInterval(timer));
}

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** Servers that hand out a picture, so that a test sees that the others are refused for a reason. */
export const goodBehaviours: Readonly<Record<string, Behaviour>> = {
  "a picture": (socket) => {
    socket.end(
      Buffer.concat([Buffer.from(head("200 OK", { "content-length": picture.length })), picture]),
    );
  },
  "a picture in small pieces": (socket) => {
    socket.write(head("200 OK", { "transfer-encoding": "chunked" }));
    for (let i = 0; i < picture.length; i += 100) {
      const piece = picture.subarray(i, i + 100);
      socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece]));
      socket.write("\r\n");
    }
    socket.end("0\r\n\r\n");
  },
  "a picture whose end is the end of the connection": (socket) => {
    socket.end(Buffer.concat([Buffer.from(head("200 OK", { connection: "close" })), picture]));
  },
};

/** Everything that a server can do wrong with a request; none of it may end the process. */
export const hostileBehaviours: Readonly<Record<string, Behaviour>> = {
  "resets at once": (socket) => reset(socket),
  "closes without a word": (socket) => void socket.end(),
  "says nothing": () => {},
  "speaks no HTTP": (socket) => void socket.end("SSH-2.0-OpenSSH_9.9\r\n"),
  "sends zeros": (socket) => void socket.end(Buffer.alloc(5000)),
  "sends the beginning of a TLS answer": (socket) =>
    void socket.end(Buffer.from("15030300020228", "hex")),
  "speaks HTTP/2": (socket) => void socket.end(Buffer.from("000000040000000000", "hex")),
  "sends headers without end": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    flood(socket, `x-more: ${"y".repeat(8000)}\r\n`);
  },
  "sends one endless header": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nx-more: ");
    flood(socket, "y".repeat(8000));
  },
  "sends its headers a byte at a time": (socket) =>
    drip(socket, head("200 OK", { "content-length": 10 }), 50),
  "sends its body a byte at a time": (socket) => {
    socket.write(head("200 OK", { "content-length": picture.length }));
    drip(socket, picture, 50);
  },
  "sends a body without end": (socket) => {
    socket.write(head("200 OK"));
    flood(socket, Buffer.alloc(64 * 1024, 0xaa));
  },
  "sends chunks without end": (socket) => {
    socket.write(head("200 OK", { "transfer-encoding": "chunked" }));
    flood(socket, chunk("y".repeat(60_000)));
  },
  "sends broken chunks": (socket) =>
    void socket.end(`${head("200 OK", { "transfer-encoding": "chunked" })}zz\r\nabc`),
  "promises more than it sends": (socket) =>
    void socket.end(`${head("200 OK", { "content-length": 1000 })}short`),
  "sends more than it promises": (socket) =>
    void socket.end(`${head("200 OK", { "content-length": 3 })}${"y".repeat(5000)}`),
  "resets in the middle of its body": (socket) => {
    socket.write(`${head("200 OK", { "content-length": 1000 })}half`, () => reset(socket));
  },
  "promises an exabyte": (socket) =>
    void socket.end(head("200 OK", { "content-length": "1152921504606846976" })),
  "promises a negative length": (socket) =>
    void socket.end(`${head("200 OK", { "content-length": -1 })}x`),
  "promises two lengths": (socket) =>
    void socket.end("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
  "says to go on without end": (socket) => flood(socket, "HTTP/1.1 100 Continue\r\n\r\n"),
  "hints without end": (socket) => flood(socket, "HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n"),
  "switches to another protocol": (socket) =>
    void socket.write(head("101 Switching Protocols", { upgrade: "foo", connection: "upgrade" })),
  "answers a status that there is not": (socket) => void socket.end(head("999 What")),
  "answers no status": (socket) => void socket.end("HTTP/1.1 \r\n\r\n"),
  "leads on to itself for ever": (socket) =>
    void socket.end(head("302 Found", { location: "/again", "content-length": 0 })),
  "leads on to nowhere": (socket) =>
    void socket.end(head("302 Found", { location: "http://", "content-length": 0 })),
  "leads on without a place": (socket) =>
    void socket.end(head("301 Moved", { "content-length": 0 })),
  "leads on to a file": (socket) =>
    void socket.end(head("302 Found", { location: "file:///etc/passwd", "content-length": 0 })),
  "answers 404": (socket) => void socket.end(head("404 Not Found", { "content-length": 0 })),
  "answers 500 and goes on without end": (socket) => {
    socket.write(head("500 Oops"));
    flood(socket, Buffer.alloc(64 * 1024, 0x20));
  },
  "answers nothing with success": (socket) => void socket.end(head("204 No Content")),
};

/** A server that leads on to this place. */
export const leadsTo =
  (place: string): Behaviour =>
  (socket) =>
    void socket.end(head("302 Found", { location: place, "content-length": 0 }));
