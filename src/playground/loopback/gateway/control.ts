/** What tests do to the bot's gateway connection. */
export interface GatewayControl {
  /** Whether a bot is identified and connected. */
  readonly connected: boolean;

  /** How many times a bot identified, and how many times one resumed. */
  readonly identified: number;
  readonly resumed: number;

  /** Resolves when a bot is identified and knows its servers. */
  ready(timeoutMs?: number): Promise<void>;

  /** Cuts the sockets without a word; sessions can be resumed. */
  cut(): void;

  /** Asks the bot to reconnect (op 7). */
  requestReconnect(): void;

  /** Declares the session invalid (op 9); `resumable`: the bot may resume it. */
  invalidate(resumable?: boolean): void;

  /** Closes with a code such as 4000 or 4009. */
  closeWith(code: number): void;

  /** False: heartbeats get no acknowledgement, so that the bot takes the connection for dead. */
  acknowledgesHeartbeats: boolean;
}
