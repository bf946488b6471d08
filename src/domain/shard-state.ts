/** The state of one connection to Discord's gateway; `ping` in milliseconds, where it is known. */
export interface ShardState {
  readonly shard: number;
  readonly connected: boolean;
  readonly ping: number | undefined;
}
