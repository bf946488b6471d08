import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { DiscordWords } from "./discord-words.ts";
import type { ViewFile } from "./message-view.ts";
import { paragraph } from "./parts.ts";

const BLOCK_CHARACTERS = 1500;

/** Components and files that show a text which people copy. */
export interface Copyable {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ViewFile[];
}

/** Text to copy exactly: a code block, or a file where a code block would change or cut it. */
export function copyable(words: DiscordWords, text: string, fileName: string): Copyable {
  const isBlock = text.length <= BLOCK_CHARACTERS && !text.includes("```") && !text.endsWith("`");
  if (isBlock) return { components: [paragraph(`\`\`\`\n${text}\n\`\`\``)], files: [] };
  const description = words.plain.say("messages.text-to-copy");
  return {
    components: [{ type: ComponentType.File, file: { url: `attachment://${fileName}` } }],
    files: [{ name: fileName, bytes: new TextEncoder().encode(text), description }],
  };
}
