import type {
  ButtonInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { Services } from "../commands/services.ts";
import type { CustomId } from "./custom-id.ts";

/**
 * A family of buttons, selects or modals: all components whose custom id names this action.
 * Each press is checked anew; what `execute` throws is put into words by the router.
 */
export interface Component {
  readonly action: string;
  execute(
    interaction: ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction,
    id: CustomId,
    services: Services,
  ): Promise<void>;
}
