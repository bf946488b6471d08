import { z } from "zod";
import type { Outcome, WireMessage } from "../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../test/support/discord/reading.ts";
import { isFinal, jobOf } from "../../test/support/kill/people.ts";
import { inDatabase } from "../../test/support/postgres/test-database.ts";
import type { Several } from "../../test/support/several/open-several.ts";

/** An order as its person sees it: what they asked for, and what they saw first. */
export interface PlacedOrder {
  readonly prompt: string;
  readonly outcome: Outcome | undefined;
}

/** What became of an order. `isWrong`: nothing that a crash or an outage may do to anybody. */
export interface Fate {
  readonly order: PlacedOrder;
  readonly what: string;
  readonly isWrong: boolean;
  /** What is known besides, for those that are looked into. */
  readonly details: string;
}

const jobSchema = z.object({ id: z.string(), state: z.string(), failure: z.string().nullable() });
const rowSchema = jobSchema.extend({ prompt: z.string() });

/** Discord's flag of an answer that still says "is thinking". */
const LOADING = 1 << 7;

/** Ends that somebody has to be told of in words. */
const ENDED: ReadonlySet<string> = new Set(["failed", "refused", "cancelled"]);

/**
 * What became of every order, from what people see, what the journal says and what was paid. Every order
 * that was acknowledged is to be delivered once, or its person told what happened; nothing is to be
 * paid for the others.
 */
export async function accountOrders(
  all: Several,
  orders: readonly PlacedOrder[],
): Promise<readonly Fate[]> {
  const rows = await inDatabase(all.postgres.urlOf("postgres"), (client) =>
    client.query("select id, state, failure, request::json->>'prompt' as prompt from jobs"),
  );
  const jobs = Map.groupBy(z.array(rowSchema).parse(rows.rows), ({ prompt }) => prompt);
  const calls = Map.groupBy(all.service.prompts, (prompt) => prompt);
  const seen = everythingSeen(all);
  const shown = Map.groupBy([...seen.values()].filter(isFinal), jobOf);
  return orders.map((order) => {
    const own = jobs.get(order.prompt) ?? [];
    const paid = calls.get(order.prompt)?.length ?? 0;
    const pictures = own.reduce((sum, { id }) => sum + (shown.get(id)?.length ?? 0), 0);
    const message = messageOf(order, seen);
    const verdict = judge(order, { jobs: own, paid, pictures, message });
    const states = own.map(({ id, state, failure }) => `${id} ${state} ${failure ?? ""}`).join();
    const words = message === undefined ? "no message" : wordsOf(message) || message.content;
    const details = `${paid} calls; ${states || "no job"}; ${words.replaceAll(/\s+/g, " ")}`;
    return { order, ...verdict, details };
  });
}

interface Findings {
  readonly jobs: readonly z.infer<typeof jobSchema>[];
  readonly paid: number;
  /** Messages with its pictures. */
  readonly pictures: number;
  /** Its answer as it is now; undefined: there never was one, or it is gone. */
  readonly message: WireMessage | undefined;
}

const fate = (what: string, isWrong = false) => ({ what, isWrong });

function judge(
  { outcome }: PlacedOrder,
  { jobs, paid, pictures, message }: Findings,
): Pick<Fate, "what" | "isWrong"> {
  const isAnswered = outcome !== undefined && "message" in outcome;
  if (paid > 1) return fate("paid more than once", true);
  if (pictures > 1) return fate("delivered more than once", true);
  if (pictures === 1)
    return fate(isAnswered ? "delivered once" : "delivered, but acknowledged late");
  const [job] = jobs;
  if (!isAnswered) {
    if (paid > 0) return fate("paid and never delivered, nor acknowledged", true);
    if (job !== undefined && !ENDED.has(job.state))
      return fate("never acknowledged, still open", true);
    return fate("never acknowledged, because its gateway was gone: nothing was drawn or paid");
  }
  if (message === undefined) return fate("its answer is gone", true);
  if ((message.flags & LOADING) !== 0) {
    const isTaken = job !== undefined || paid > 0;
    return isTaken
      ? fate("still thinking", true)
      : fate("its gateway was killed before it was taken");
  }
  if (labelsOf(message).includes("Cancel")) return fate("still open", true);
  if (job === undefined) return fate(`refused: ${firstWords(message)}`, paid > 0);
  return fate(`told: ${lastWords(message)}`, !ENDED.has(job.state));
}

/** Everything that the bot has said, wherever anybody sees it, by id. */
function everythingSeen({ discord, people }: Several): ReadonlyMap<string, WireMessage> {
  const { world } = discord;
  const seen = new Map<string, WireMessage>();
  for (const channel of world.channels.all()) {
    for (const { user } of people) {
      for (const record of world.messages.visibleTo(user.id, channel.id)) {
        if (!seen.has(record.id)) seen.set(record.id, world.render(record, "person"));
      }
    }
  }
  return seen;
}

function messageOf(
  { outcome }: PlacedOrder,
  seen: ReadonlyMap<string, WireMessage>,
): WireMessage | undefined {
  return outcome !== undefined && "message" in outcome ? seen.get(outcome.message.id) : undefined;
}

const lines = (message: WireMessage): readonly string[] =>
  (wordsOf(message) || message.content).split("\n").filter((line) => line.trim() !== "");

const firstWords = (message: WireMessage): string => lines(message)[0] ?? "";

/** What follows the prompt and whose it is. */
const lastWords = (message: WireMessage): string => lines(message).slice(1).join(" ");
