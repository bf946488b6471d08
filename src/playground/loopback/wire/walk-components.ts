import type { Component } from "./component.ts";

/** A component and its place: keys and indexes from the message's body. */
export interface PlacedComponent {
  readonly component: Component;
  readonly path: readonly (string | number)[];
}

/** Every component, the nested ones too, in reading order. */
export function* walkComponents(
  components: readonly Component[],
  path: readonly (string | number)[] = ["components"],
): Generator<PlacedComponent> {
  for (const [index, component] of components.entries())
    yield* walkOne(component, [...path, index]);
}

function* walkOne(
  component: Component,
  path: readonly (string | number)[],
): Generator<PlacedComponent> {
  yield { component, path };
  yield* walkComponents(component.components ?? [], [...path, "components"]);
  if (component.component !== undefined)
    yield* walkOne(component.component, [...path, "component"]);
  if (component.accessory !== undefined)
    yield* walkOne(component.accessory, [...path, "accessory"]);
}

/** The same tree with every component, the innermost first, replaced by what `change` gives. */
export function mapComponents(
  components: readonly Component[],
  change: (component: Component) => Component,
): readonly Component[] {
  return components.map((component) => mapOne(component, change));
}

function mapOne(component: Component, change: (component: Component) => Component): Component {
  return change({
    ...component,
    ...(component.components && { components: mapComponents(component.components, change) }),
    ...(component.component && { component: mapOne(component.component, change) }),
    ...(component.accessory && { accessory: mapOne(component.accessory, change) }),
  });
}

/** All text that a Components V2 message shows, one text display a line. */
export function displayedText(components: readonly Component[]): string {
  return [...walkComponents(components)]
    .flatMap(({ component }) => (component.type === 10 ? [component.content ?? ""] : []))
    .join("\n");
}
