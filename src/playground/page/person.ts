import { openMenu } from "./context-menu.ts";
import { element, fill } from "./dom.ts";
import { icon } from "./icon.ts";
import { avatar, displayName } from "./render/avatar.ts";
import type { MenuItem } from "./menu-item.ts";
import type { Place, World } from "../protocol/protocol.ts";

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

/** What can be chosen about the person. */
export interface PersonActions {
  readonly become: (userId: string) => void;
  /** Chooses the person's own language, or (with its id) a server's. */
  readonly speak: (locale: string, guildId: string | undefined) => void;
}

/** Opens the choice of who to be and which language to speak, over the button. */
export function choosePerson(
  button: HTMLElement,
  world: World,
  place: Place | undefined,
  { become, speak }: PersonActions,
): void {
  const people = world.people.map((person): MenuItem => ({
    label: [displayName(person), person.part].filter((words) => words !== "").join(" · "),
    icon: person.id === world.me.id ? "check" : "at",
    onChoose: () => become(person.id),
  }));
  const languages = (label: string, chosen: string, guildId: string | undefined): MenuItem => ({
    label,
    icon: "at",
    items: world.languages.map(({ locale, name }) => ({
      label: name,
      icon: locale === chosen ? "check" : "at",
      onChoose: () => speak(locale, guildId),
    })),
  });
  const server =
    place?.id == null || place.locale === null
      ? []
      : [languages(`Language of ${place.name}`, place.locale, place.id)];
  const items = [...people, languages("Language", world.locale, undefined), ...server];
  const { left, top } = button.getBoundingClientRect();
  openMenu(items, { x: left, y: top - items.length * 40 - 20 }, "Who to be");
}
