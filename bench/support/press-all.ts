import type { WireMessage } from "../../src/playground/loopback/index.ts";
import type { Several } from "../../test/support/several/open-several.ts";

/** More would be pressing for minutes. */
const MOST = 100;

/** Presses a button that draws anew under messages with pictures; says how many of them worked. */
export async function pressAll(all: Several, shown: readonly WireMessage[]): Promise<string> {
  const pressed = shown.slice(-MOST);
  const dead: string[] = [];
  for (const message of pressed) {
    // Whoever is in that channel may press.
    const person = all.people.find((each) => each.messages().some(({ id }) => id === message.id));
    const outcome = await person?.press(message, "🎲 Reroll");
    if (outcome === undefined || !("message" in outcome)) dead.push(JSON.stringify(outcome));
  }
  return `${pressed.length - dead.length} of ${pressed.length} worked ${dead.slice(0, 3).join(" ")}`;
}
