/** What the frames of the gateway are, by the number on the wire. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes that the loopback uses. */
export const CLOSE = {
  unknownOp: 4001,
  decodeError: 4002,
  notIdentified: 4003,
  badToken: 4004,
  alreadyIdentified: 4005,
  disallowedIntents: 4014,
} as const;

/** A frame. */
export interface Frame {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}
