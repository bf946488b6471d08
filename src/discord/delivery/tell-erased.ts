import type { Erasure } from "../../storage/personal/personal-data.ts";
import { discordWords } from "../messages/discord-words.ts";
import { deletedView } from "../views/mydata-view.ts";
import { sendDirectly } from "./send-directly.ts";

/** Tells somebody by direct message, in their language, that their data is deleted. */
export async function tellErased(
  tools: Parameters<typeof sendDirectly>[0],
  erasure: Erasure,
): Promise<void> {
  await sendDirectly(tools, erasure.userId, deletedView(discordWords(erasure.locale), erasure));
}
