import { DiscordAPIError } from "discord.js";

/** What discord.js rejects with when Discord says no. */
export function apiError(code: number, status = 400): DiscordAPIError {
  const body = { files: undefined, body: undefined };
  const url = "https://discord.com/api/v10/somewhere";
  return new DiscordAPIError({ code, message: `error ${code}` }, code, status, "POST", url, body);
}
