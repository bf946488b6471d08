// A day of a bot in SERVERS servers (100,000 unless told), played through by the minute: how many GPUs
// it needs for a wait that people accept, and what rows, Redis and Discord have to bear. The
// assumptions stand below, and docs/scale.md says where they come from.
const assumptions = {
  /** Orders of one server a day, and the share of a day's orders in its busiest hour. */
  ordersPerServer: 2,
  busiestHour: 0.075,
  picturesPerOrder: 1.4,
  /** Seconds that one GPU draws a picture (SDXL, 25 steps, 1024 × 1024, of the L4's kind). */
  secondsPerPicture: 6,
  /** Servers on one shard (Discord allows 2,500), and shards in one gateway process. */
  serversPerShard: 2500,
  shardsPerGateway: 10,
  /** Requests to Discord for one order: acknowledgement, about four edits, the pictures. */
  requestsPerOrder: 4,
  /** Steps of the database for one order, and the most that one PostgreSQL was seen to take a second. */
  stepsPerOrder: 46,
  stepsPerSecond: 2000,
  bytesPerPicture: 1_500_000,
} as const;

const MINUTES = 24 * 60;

/** Orders that come in a minute of the day: a night, a day and an evening, as a sine. */
function arrivals(minute: number, perDay: number): number {
  const amplitude = assumptions.busiestHour * 24 - 1;
  return (perDay / MINUTES) * (1 + amplitude * Math.sin((2 * Math.PI * minute) / MINUTES));
}

/** The longest wait of the day in seconds, and the mean use, with so many GPUs. */
function playDay(gpus: number, perDay: number): { readonly wait: number; readonly use: number } {
  const perMinute = (gpus * 60) / (assumptions.secondsPerPicture * assumptions.picturesPerOrder);
  let waiting = 0;
  let wait = 0;
  let drawn = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    waiting += arrivals(minute, perDay);
    const now = Math.min(waiting, perMinute);
    waiting -= now;
    drawn += now;
    wait = Math.max(wait, (waiting / perMinute) * 60);
  }
  return { wait, use: drawn / (perMinute * MINUTES) };
}

export async function capacity(): Promise<void> {
  const servers = Number(process.env["SERVERS"] ?? 100_000);
  const perDay = servers * assumptions.ordersPerServer;
  const busiest = (perDay * assumptions.busiestHour) / 3600;
  const longest = Number(process.env["LONGEST_WAIT"] ?? 60);
  let gpus = 1;
  while (playDay(gpus, perDay).wait > longest) gpus += 1;
  const { wait, use } = playDay(gpus, perDay);
  const shards = Math.ceil(servers / assumptions.serversPerShard);
  const steps = busiest * assumptions.stepsPerOrder;
  const days = (perDay * assumptions.picturesPerOrder * assumptions.bytesPerPicture) / 1e9;
  const rows = [
    ["servers, orders a day", `${servers.toLocaleString("en")}, ${perDay.toLocaleString("en")}`],
    ["orders a second in the busiest hour", busiest.toFixed(1)],
    ["shards, gateways", `${shards}, ${Math.ceil(shards / assumptions.shardsPerGateway)}`],
    [
      `GPUs for a wait of at most ${longest} s`,
      `${gpus} (longest ${wait.toFixed(0)} s, use ${(use * 100).toFixed(0)} %)`,
    ],
    [
      "requests a second to Discord",
      `${(busiest * assumptions.requestsPerOrder).toFixed(0)} of 50, most of them by webhooks, which do not count`,
    ],
    ["steps a second of PostgreSQL", `${steps.toFixed(0)} of about ${assumptions.stepsPerSecond}`],
    ["pictures a day", `${days.toFixed(0)} GB`],
  ];
  for (const [what, figure] of rows) console.log(`${what}: ${figure}`);
}
