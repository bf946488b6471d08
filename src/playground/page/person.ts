import { openMenu } from "./context-menu.ts";
import { element, fill } from "./dom.ts";
import { icon } from "./icon.ts";
import { avatar, displayName } from "./render/avatar.ts";
import type { World } from "../server/protocol.ts";

/** Draws who the page is, as a button that opens the choice of another person. */
export function drawPerson(button: HTMLButtonElement, { me }: World): void {
  fill(
    button,
    avatar(me),
    element("span", { class: "person-name" }, displayName(me)),
    icon("down"),
  );
  button.setAttribute("aria-label", `You are ${displayName(me)}. Change who you are`);
}

/** Opens the choice of who to be, over the button. */
export function choosePerson(
  button: HTMLElement,
  world: World,
  become: (userId: string) => void,
): void {
  const items = world.people.map((person) => ({
    label: displayName(person),
    icon: person.id === world.me.id ? ("check" as const) : ("at" as const),
    onChoose: () => become(person.id),
  }));
  const { left, top } = button.getBoundingClientRect();
  openMenu(items, { x: left, y: top - items.length * 40 - 20 }, "Who to be");
}
