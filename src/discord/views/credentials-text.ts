import type { Credentials } from "../../images/content-credentials.ts";
import type { DiscordWords } from "../messages/discord-words.ts";

/** What the Content Credentials of a file say, and whether to believe it. */
export function credentialsText(words: DiscordWords, credentials: Credentials): string {
  const found = `**${words.say("signing.found")}**`;
  if (credentials.state === "unreadable") return `${found} ${words.say("signing.damaged")}`;
  const { plain } = words;
  const { signer = plain.say("signing.no-name"), tool = plain.say("signing.no-tool") } =
    credentials;
  return `${found} ${words.say("signing.signed-by", { signer, tool })}. ${verdict(words, credentials)}`;
}

function verdict(words: DiscordWords, { state, problem = "?" }: Credentials): string {
  if (state === "trusted") return words.say("signing.trusted");
  return state === "valid" ? words.say("signing.valid") : words.say("signing.invalid", { problem });
}
