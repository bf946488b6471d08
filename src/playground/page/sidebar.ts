import { ageMark } from "./age-mark.ts";
import { element, fill } from "./dom.ts";
import { icon } from "./icon.ts";
import type { State } from "./store.ts";
import type { Channel, Place } from "../protocol/protocol.ts";

/** Draws the servers with their channels, and the direct messages. */
export function drawPlaces(
  parent: HTMLElement,
  state: State,
  open: (channelId: string) => void,
): void {
  const places = state.world?.places ?? [];
  fill(parent, ...places.map((place) => drawPlace(place, state, open)));
}

function drawPlace(place: Place, state: State, open: (channelId: string) => void): HTMLElement {
  return element(
    "section",
    { class: "place" },
    element("h2", {}, place.name),
    element("ul", {}, ...place.channels.map((channel) => drawChannel(channel, state, open))),
  );
}

function drawChannel(
  channel: Channel,
  state: State,
  open: (channelId: string) => void,
): HTMLElement {
  const unread = state.unread.has(channel.id);
  const button = element(
    "button",
    {
      class: unread ? "channel unread" : "channel",
      type: "button",
      "aria-current": channel.id === state.channelId ? "page" : undefined,
      title: channel.topic,
      onclick: () => open(channel.id),
    },
    icon(channel.kind === "text" ? "hash" : "at"),
    element("span", {}, channel.name),
    channel.ageRestricted ? ageMark() : undefined,
    unread ? element("span", { class: "unread-dot", "aria-label": "New messages" }) : undefined,
  );
  return element("li", {}, button);
}
