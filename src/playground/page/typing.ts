import { fill } from "./dom.ts";
import { displayName } from "./render/avatar.ts";
import { dots } from "./render/content.ts";
import type { State } from "./store.ts";

/** How long somebody counts as typing after Discord said so. */
export const typingForMs = 8000;

/** Draws who is typing in the open channel. */
export function drawTyping(line: HTMLElement, { typing, world }: State, now: number): void {
  const everyone = world ? [...world.people, world.bot] : [];
  const names = everyone
    .filter(({ id }) => id !== world?.me.id && (typing.get(id) ?? 0) > now)
    .map(displayName);
  if (names.length === 0) fill(line);
  else fill(line, dots(), `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} typing…`);
}
