import type { Outcome } from "../interactions/outcome.ts";

/** Discord's own client would not send this; the words are for the person. */
export class Refusal extends Error {}

/** What `act` gives; a refusal becomes the outcome `refused`. */
export async function orRefusal(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", text: error.message };
    throw error;
  }
}
