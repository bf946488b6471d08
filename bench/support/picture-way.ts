import type { Sighting } from "./witness.ts";

/** A heartbeat's answer is shorter than this; an interaction is longer. */
const SHORTEST_EVENT = 200;

/** The way of one remote picture by the clock of the witness; durations in milliseconds. */
export interface PictureWay {
  /** From the command at the bot's socket to the last byte of the paid call. */
  readonly asking: number;
  /** Part of `asking`: from the last byte of the acknowledgement to the first of Discord's answer. */
  readonly acknowledging: number;
  /** Part of `asking`: from the command to the last byte of the acknowledgement. */
  readonly promising: number;
  /** From the last byte of the service's answer to the last byte of the message with the picture. */
  readonly showing: number;
}

/**
 * Reads the way of one picture (a file of `pictureBytes`) from what was seen since its command was
 * given: one picture at a time, on the servers "discord" and "segmind".
 */
export function readWay(seen: readonly Sighting[], pictureBytes: number): PictureWay {
  const received = seen.find(
    (each) => isGateway(each) && each.toBot && each.bytes >= SHORTEST_EVENT,
  );
  const rest = seen.filter((each) => each.server === "discord" && !isGateway(each));
  const call = seen.filter(({ server }) => server === "segmind");
  const acknowledged = rest.findIndex(({ toBot }) => toBot);
  const acknowledgement = rest[acknowledged - 1]?.at ?? Number.NaN;
  const posted = call[call.findIndex(({ toBot }) => toBot) - 1]?.at ?? Number.NaN;
  const answered = call.findLast(({ toBot }) => toBot)?.at ?? Number.NaN;
  const start = received?.at ?? Number.NaN;
  return {
    asking: posted - start,
    acknowledging: (rest[acknowledged]?.at ?? Number.NaN) - acknowledgement,
    promising: acknowledgement - start,
    showing: lastByteOfPicture(rest, pictureBytes, answered) - answered,
  };
}

function isGateway({ server, opening }: Sighting): boolean {
  return server === "discord" && opening.startsWith("GET /gateway");
}

/** When the request that carries the picture had left: the last of its pieces, on its connection. */
function lastByteOfPicture(rest: readonly Sighting[], bytes: number, after: number): number {
  const sent = new Map<number, number>();
  const late = rest.filter(({ at, toBot }) => at >= after && !toBot);
  for (const { connection, bytes: more } of late) {
    sent.set(connection, (sent.get(connection) ?? 0) + more);
  }
  const [upload] = [...sent].find(([, sum]) => sum >= bytes) ?? [];
  const pieces = rest.filter(({ at, connection }) => at >= after && connection === upload);
  const end = pieces.findIndex(({ toBot }) => toBot);
  return pieces[end === -1 ? pieces.length - 1 : end - 1]?.at ?? Number.NaN;
}
