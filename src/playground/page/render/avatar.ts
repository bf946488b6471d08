import type { User } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";

const shades = 6;

/** A person's round mark: the first letter on a shade of their own; the bot's is an easel. */
export function avatar(user: User): HTMLElement {
  if (user.bot) return element("img", { class: "avatar bot", src: "/page/easel.svg", alt: "" });
  const letter = String.fromCodePoint(displayName(user).codePointAt(0) ?? 63).toUpperCase();
  const shade = Number(BigInt(user.id) % BigInt(shades));
  return element("span", { class: `avatar shade-${shade}`, "aria-hidden": true }, letter);
}

/** The name that others see. */
export function displayName(user: User): string {
  return user.global_name ?? user.username;
}
