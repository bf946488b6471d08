import { element, fill } from "./dom.ts";
import type { Channel, World } from "../protocol/protocol.ts";

/** Draws the beginning of a channel: what to do here, and examples that fill the message box. */
export function drawWelcome(
  parent: HTMLElement,
  channel: Channel,
  world: World,
  tryPrompt: (prompt: string) => void,
): void {
  const examples = world.examples.map((prompt) =>
    element(
      "li",
      {},
      element(
        "button",
        { class: "example", type: "button", onclick: () => tryPrompt(prompt) },
        prompt,
      ),
    ),
  );
  const name = channel.kind === "text" ? `#${channel.name}` : channel.name;
  fill(
    parent,
    element("img", { src: "/page/easel.svg", alt: "", width: 64, height: 64 }),
    element("h2", {}, `This is the beginning of ${name}`),
    element(
      "p",
      {},
      "Everything here happens on your own machine. Type ",
      element("code", {}, "/imagine prompt: a red apple"),
      " and press Enter, or begin with one of these:",
    ),
    examples.length > 0 ? element("ul", { class: "examples" }, ...examples) : undefined,
  );
}
