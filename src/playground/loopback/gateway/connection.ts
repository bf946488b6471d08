import type { WebSocket } from "ws";
import { z } from "zod";
import { CLOSE, OP } from "./op.ts";
import type { Frame } from "./op.ts";
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

const frameSchema = z.looseObject({ op: z.int(), d: z.unknown() });
const identifySchema = z.object({ token: z.string(), intents: z.int() });
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

export type IdentifyData = z.infer<typeof identifySchema>;
export type ResumeData = z.infer<typeof resumeSchema>;

/** Speaks with one socket of a bot: hello, identify or resume, heartbeats. */
export function attendConnection(socket: WebSocket, host: ConnectionHost): void {
  let session: Session | null = null;
  const send = (frame: Frame): void => socket.send(JSON.stringify(frame));

  const receive = ({ op, d }: z.infer<typeof frameSchema>): void => {
    switch (op) {
      case OP.heartbeat:
        if (host.acknowledgesHeartbeats) send({ op: OP.heartbeatAck });
        return;
      case OP.identify: {
        if (session !== null)
          return socket.close(CLOSE.alreadyIdentified, "Already authenticated.");
        const answer = host.identify(identifySchema.parse(d), socket);
        if (typeof answer === "number") return socket.close(answer, REASONS[answer]);
        session = answer;
        return;
      }
      case OP.resume:
        session = host.resume(resumeSchema.parse(d), socket);
        if (session === null) send({ op: OP.invalidSession, d: false });
        return;
      case 3:
      case 4:
      case 8:
        if (session === null) socket.close(CLOSE.notIdentified, "Not authenticated.");
        return;
      default:
        socket.close(CLOSE.unknownOp, "Unknown opcode.");
    }
  };

  socket.on("message", (data: Buffer) => {
    try {
      receive(frameSchema.parse(JSON.parse(data.toString())));
    } catch {
      socket.close(CLOSE.decodeError, "Error while decoding payload.");
    }
  });
  socket.on("close", () => session?.detach(socket));
  // A socket that breaks also closes, and that is where it is dealt with.
  socket.on("error", () => undefined);
  send({ op: OP.hello, d: { heartbeat_interval: host.heartbeatMs, _trace: [] } });
}

const REASONS: Readonly<Record<number, string>> = {
  [CLOSE.badToken]: "Authentication failed.",
  [CLOSE.disallowedIntents]: "Disallowed intent(s).",
};
