/** Intents that decide what a bot is told. */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Those that have to be switched on in Discord's portal. */
const PRIVILEGED = INTENT.guildMembers | INTENT.presences | INTENT.messageContent;

/** Whether a bot asks for privileged intents that are not switched on. */
export function asksTooMuch(intents: number, switchedOn: number): boolean {
  return (intents & PRIVILEGED & ~switchedOn) !== 0;
}
