/** What processes tell each other, beside what belongs to limits and tickets. */
export const topics = {
  /** A running job is to be cancelled: its row says so already. */
  cancel: "cancel",
  /** Something in the outbox is left to whoever can hand it over. */
  outbox: "outbox",
  /** How far a job is. */
  progress: "progress",
  /** Asked before a job's message is written for the last time. */
  settle: "settle",
  /** Some process has other models than before. */
  models: "models",
  /** Asked of whoever has a model: what it would do for a request. */
  plan: "plan",
} as const;
