import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayInteractionCreateDispatchData,
  type Interaction,
} from "discord.js";
import { noteChannelFacts, readChannelFacts } from "./channel-facts.ts";

/** Tells of each interaction, with what it says of its channel noted. Gives what ends that. */
export function hearInteractions(
  client: Pick<Client, "on" | "removeAllListeners" | "ws">,
  heard: (interaction: Interaction) => void,
): () => void {
  // The gateway's own words come just before what discord.js makes of them.
  let told: GatewayInteractionCreateDispatchData | undefined;
  client.ws.on(
    GatewayDispatchEvents.InteractionCreate,
    (data: GatewayInteractionCreateDispatchData) => {
      told = data;
    },
  );
  client.on(Events.InteractionCreate, (interaction) => {
    const facts = told?.id === interaction.id ? readChannelFacts(told.channel) : undefined;
    if (facts !== undefined) noteChannelFacts(interaction, facts);
    heard(interaction);
  });
  return () => {
    client.removeAllListeners(Events.InteractionCreate);
    client.ws.removeAllListeners(GatewayDispatchEvents.InteractionCreate);
  };
}
