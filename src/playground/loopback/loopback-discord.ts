import type { EventStream } from "./events.ts";
import type { FaultPlan } from "./faults.ts";
import type { GatewayControl } from "./gateway/control.ts";
import type { Interactions } from "./interactions/interactions.ts";
import type { RequestLog } from "./http/request-log.ts";
import type { DiscordUser } from "./user/discord-user.ts";
import type { ValidateBody } from "./validate.ts";
import type { WireCommand } from "./wire/command.ts";
import type { WireMessage } from "./wire/message.ts";
import type { Scene } from "./world/scene.ts";
import type { ChannelRecord, Ping, UserRecord, WorldState } from "./world/state.ts";
import type { World } from "./world/world.ts";

export interface LoopbackOptions {
  /** A port on 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** The port under which bots reach it, where a forwarder stands in between; absent: its own. */
  readonly publicPort?: number;
  /** Milliseconds since the epoch, for the 15 minutes of interaction tokens and signed addresses. */
  readonly clock?: () => number;
  readonly validate?: ValidateBody;
  readonly faults?: FaultPlan;
  /** What an earlier `snapshot()` gave; absent: a new world with its scene. */
  readonly snapshot?: WorldSnapshot;
  /** The bot token to accept; absent: a made-up one. */
  readonly token?: string;
  /** Privileged intents switched on in the "portal" (bit field; none unless told). */
  readonly privilegedIntents?: number;
  /** Milliseconds within which an interaction must be answered (3,000 unless told). */
  readonly answerWithinMs?: number;
  /** Holds the bot to five messages or edits in five seconds a channel or interaction (off unless told). */
  readonly limitsRates?: boolean;
  /** Milliseconds between the bot's heartbeats (41,250 unless told). */
  readonly heartbeatMs?: number;
}

/** All there is, to be given to the next `startLoopbackDiscord`. Can be cloned and sent to workers. */
export interface WorldSnapshot {
  readonly state: WorldState;
  readonly scene: Scene;
}

/** A Discord of one's own on 127.0.0.1: gateway, REST API v10 and CDN for one bot, and its people. */
export interface LoopbackDiscord {
  readonly port: number;
  /** For DISCORD_API_URL: ends in /api. */
  readonly apiUrl: string;
  /** For DISCORD_CDN_URL. */
  readonly cdnUrl: string;
  readonly gatewayUrl: string;
  /** For DISCORD_TOKEN. */
  readonly token: string;
  readonly applicationId: string;
  readonly world: World;
  /** The people and places that a new world begins with. */
  readonly scene: Scene;
  readonly events: EventStream;
  readonly requests: RequestLog;
  readonly faults: FaultPlan;
  readonly gateway: GatewayControl;
  /** For faults of interactions: `sizeLimits`, `expireTokens()`. */
  readonly interactions: Interactions;
  readonly pings: readonly Ping[];

  /** A person at work in a channel; ids or records. */
  as(user: UserRecord | string, place: { readonly channel: ChannelRecord | string }): DiscordUser;

  /** What a person sees in a channel, oldest first, with freshly signed addresses. */
  messages(channel: ChannelRecord | string, user: UserRecord | string): readonly WireMessage[];

  /** The commands that Discord's client offers in a channel, in the order of their names. */
  commands(channel: ChannelRecord | string, locale?: string): readonly WireCommand[];

  snapshot(): WorldSnapshot;

  /** Closes every connection and the server. */
  close(): Promise<void>;
}
