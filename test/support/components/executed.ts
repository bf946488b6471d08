import type { BaseInteraction } from "discord.js";
import { components } from "../../../src/components/index.ts";
import type { Services } from "../../../src/discord/interactions/services.ts";
import type { CustomId } from "../../../src/discord/messages/custom-id.ts";

interface Executable {
  readonly execute: (
    interaction: BaseInteraction,
    id: CustomId,
    services: Services,
  ) => Promise<void>;
}

/** Lets the component that a custom id names answer a made-up interaction of its kind. */
export async function executed(
  interaction: BaseInteraction,
  id: CustomId,
  services: Services,
): Promise<void> {
  const component = components.find(({ action }) => action === id.action);
  if (component === undefined) throw new Error(`there is no ${id.action}`);
  const { execute } = component as unknown as Executable;
  await execute(interaction, id, services);
}
