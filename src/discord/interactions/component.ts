import type {
  ButtonInteraction,
  ChannelSelectMenuInteraction,
  ModalSubmitInteraction,
  RoleSelectMenuInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { CustomId } from "../messages/custom-id.ts";
import type { Only, Services } from "./services.ts";

/** What each kind of component is told of. */
interface Presses {
  readonly button: ButtonInteraction;
  readonly select: StringSelectMenuInteraction;
  readonly channels: ChannelSelectMenuInteraction;
  readonly roles: RoleSelectMenuInteraction;
  readonly modal: ModalSubmitInteraction;
}

/**
 * A family of buttons, selects or modals: all components of that kind whose custom id names this
 * action. `Needs` names the services that it takes.
 * Each press is checked anew; what `execute` throws is put into words by the router.
 */
interface Family<Kind extends keyof Presses, Needs extends keyof Services> {
  readonly kind: Kind;
  readonly action: string;
  execute(interaction: Presses[Kind], id: CustomId, services: Only<Needs>): Promise<void>;
}

export type Button<Needs extends keyof Services = keyof Services> = Family<"button", Needs>;
export type Select<Needs extends keyof Services = keyof Services> = Family<"select", Needs>;
export type ChannelSelect<Needs extends keyof Services = keyof Services> = Family<
  "channels",
  Needs
>;
export type RoleSelect<Needs extends keyof Services = keyof Services> = Family<"roles", Needs>;
export type Modal<Needs extends keyof Services = keyof Services> = Family<"modal", Needs>;

/** Anything that is pressed, chosen or filled in. */
export type Component = Button | Select | ChannelSelect | RoleSelect | Modal;
