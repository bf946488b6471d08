import { SELECTS } from "../rules/select.ts";
import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import { walkComponents } from "../wire/walk-components.ts";
import { Refusal } from "./refusal.ts";

const LINK_STYLE = 5;

/** The button with this custom id, label, emoji, or emoji and label; refused if it cannot be pressed. */
export function findButton(components: readonly Component[], face: string): Component {
  const buttons = [...walkComponents(components)]
    .map(({ component }) => component)
    .filter(({ type }) => type === COMPONENT.button);
  const button = buttons.find((candidate) => facesOf(candidate).includes(face));
  if (button === undefined) {
    const faces = buttons.map((candidate) => facesOf(candidate).at(-1)).join(", ");
    throw new Refusal(`There is no button "${face}" on this message, only: ${faces || "none"}.`);
  }
  if (button.disabled === true) throw new Refusal(`The button "${face}" is disabled.`);
  if (button.style === LINK_STYLE) throw new Refusal(`The button "${face}" is a link.`);
  return button;
}

function facesOf({ custom_id: id, label, emoji }: Component): readonly string[] {
  const symbol = emoji?.name ?? undefined;
  const both = [symbol, label].filter((part) => part !== undefined).join(" ");
  return [id, label, symbol, both].flatMap((face) => face || []);
}

/** The select with this custom id or placeholder. */
export function findSelect(components: readonly Component[], name: string): Component {
  const select = [...walkComponents(components)]
    .map(({ component }) => component)
    .find(
      ({ type, custom_id: id, placeholder }) =>
        SELECTS.has(type) && (id === name || placeholder === name),
    );
  if (select === undefined) throw new Refusal(`There is no select "${name}" on this message.`);
  if (select.disabled === true) throw new Refusal(`The select "${name}" is disabled.`);
  return select;
}

/** The values of chosen options, given by value or label; refused if too few, too many or unknown. */
export function selectedValues(select: Component, chosen: readonly string[]): readonly string[] {
  const { min_values: least = 1, max_values: most = 1, options = [] } = select;
  if (chosen.length < least || chosen.length > most)
    throw new Refusal(`Choose ${least} to ${most} options.`);
  if (select.type !== COMPONENT.stringSelect) return chosen;
  return chosen.map((name) => {
    const option = options.find(({ value, label }) => value === name || label === name);
    if (option === undefined) throw new Refusal(`There is no option "${name}".`);
    return option.value;
  });
}
