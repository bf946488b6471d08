/**
 * A deletion that somebody asked for: of all orders up to the `through`-th admission. `asked_at` is
 * when the question was asked that they answered; `orders`, `pictures`, `messages` are gone by now,
 * `messages_left` could not be taken away. `lease_until` is by `steady` time.
 */
export interface ErasureRow {
  readonly user_id: string;
  readonly asked_at: number;
  readonly through: number;
  readonly locale: string;
  readonly orders: number;
  readonly pictures: number;
  readonly messages: number;
  readonly messages_left: number;
  readonly owner: string;
  readonly lease_until: number;
  readonly finished_at: number | null;
}

/**
 * What a deleted order still counts for in limits, budgets and statistics, without anything that its
 * person said or got; `created_at` is the full hour.
 */
export interface KeptCountRow {
  readonly id: string;
  readonly user_id: string;
  readonly guild_id: string | null;
  readonly spender: string;
  readonly model: string;
  readonly failure_code: string | null;
  /** Pictures that were made, and those that count for their person's day. */
  readonly pictures: number;
  readonly counted_pictures: number;
  readonly cost: number | null;
  readonly created_at: number;
}
