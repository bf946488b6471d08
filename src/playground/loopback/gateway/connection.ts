import type { WebSocket } from "ws";
import { CLOSE, OP } from "./op.ts";
import type { Frame } from "./op.ts";
import { readFrame } from "./received-frame.ts";
import type { IdentifyData, ReceivedFrame, ResumeData } from "./received-frame.ts";
import type { Session } from "./session.ts";

/** What a connection asks of the gateway. */
export interface ConnectionHost {
  readonly heartbeatMs: number;
  readonly acknowledgesHeartbeats: boolean;
  /** The new session, or the code to close with. */
  identify(data: IdentifyData, socket: WebSocket): Session | number;
  /** The session taken up again; null: it is not known. */
  resume(data: ResumeData, socket: WebSocket): Session | null;
}

/** Speaks with one socket of a bot: hello, identify or resume, heartbeats. */
export function attendConnection(socket: WebSocket, host: ConnectionHost): void {
  let session: Session | null = null;
  const send = (frame: Frame): void => socket.send(JSON.stringify(frame));
  const close = (code: number): void => socket.close(code, REASONS[code]);

  const receive = (frame: ReceivedFrame): void => {
    if (frame.op === OP.heartbeat) {
      if (host.acknowledgesHeartbeats) send({ op: OP.heartbeatAck });
    } else if (frame.op === OP.identify) {
      const answer = session === null ? host.identify(frame.d, socket) : CLOSE.alreadyIdentified;
      if (typeof answer === "number") close(answer);
      else session = answer;
    } else if (frame.op === OP.resume) {
      session = host.resume(frame.d, socket);
      if (session === null) send({ op: OP.invalidSession, d: false });
    } else if (session === null) close(CLOSE.notIdentified);
  };

  socket.on("message", (data: Buffer) => {
    const frame = readFrame(data.toString());
    if (frame === "unknown-op") close(CLOSE.unknownOp);
    else if (frame === "undecodable") close(CLOSE.decodeError);
    else receive(frame);
  });
  socket.on("close", () => session?.detach(socket));
  // A socket that breaks also closes, and that is where it is dealt with.
  socket.on("error", () => undefined);
  send({ op: OP.hello, d: { heartbeat_interval: host.heartbeatMs, _trace: [] } });
}

const REASONS: Readonly<Record<number, string>> = {
  [CLOSE.unknownOp]: "Unknown opcode.",
  [CLOSE.decodeError]: "Error while decoding payload.",
  [CLOSE.notIdentified]: "Not authenticated.",
  [CLOSE.badToken]: "Authentication failed.",
  [CLOSE.alreadyIdentified]: "Already authenticated.",
  [CLOSE.disallowedIntents]: "Disallowed intent(s).",
};
