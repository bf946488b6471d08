import type { BaseInteraction } from "discord.js";
import { granted } from "../../pipeline/policy/answer.ts";
import { requesterOf } from "./requester-of.ts";
import { mayAnswerPublicly } from "./rights.ts";
import type { Only } from "./services.ts";

/** How an interaction is answered where it was made. */
export interface Manners {
  /** Whether only the person who asks may see the answer. */
  readonly isPrivate: boolean;
  /** The language of public words, where the server's rules name one. */
  readonly language: string | undefined;
}

/**
 * How an interaction that shows pictures is answered: as its server's rules and the person's own
 * permissions have it. Throws RefusedError where the rules do not let them use Easel.
 */
export async function mannersOf(
  interaction: BaseInteraction,
  { policy }: Only<"policy">,
): Promise<Manners> {
  const requester = requesterOf(interaction);
  const { isPrivate = false, language } = granted(await policy.mayUse(requester));
  return { isPrivate: isPrivate || !mayAnswerPublicly(requester), language };
}
