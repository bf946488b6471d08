import { botIsAway, nobodyElse, noWords, onlyDropped, theirs, type Way } from "../way.ts";

/** Plain messages and reactions. */
export const messageWays: readonly Way[] = [
  {
    name: "a reply to somebody's picture",
    covers: ["message"],
    leads: "draws",
    ofOthers: true,
    absent: { ...nobodyElse, ...botIsAway },
    act: (place) => place.you.send("an apple in winter", { replyTo: theirs(place).message }),
  },
  {
    name: "a reply to one's own picture",
    covers: ["message"],
    leads: "draws",
    absent: botIsAway,
    act: ({ you, mine }) => you.send("an apple in winter", { replyTo: mine.message }),
  },
  {
    name: "a reply to somebody's file",
    covers: ["message"],
    leads: "draws",
    ofOthers: true,
    absent: { ...nobodyElse, ...botIsAway },
    act: ({ you, photo }, { bot }) =>
      you.send(`<@${bot.discord.scene.bot.id}> an apple`, { replyTo: photo }),
  },
  {
    name: "a mention with words",
    covers: ["message"],
    leads: "draws",
    absent: botIsAway,
    act: ({ you }, { bot }) => you.send(`<@${bot.discord.scene.bot.id}> an apple`),
  },
  {
    name: "a mention with a picture",
    covers: ["message"],
    leads: "draws",
    absent: botIsAway,
    act: ({ you }, { bot }) =>
      you.send(`<@${bot.discord.scene.bot.id}> an apple`, {
        attachments: [{ name: "own.png", bytes: new Uint8Array([7, 8]) }],
      }),
  },
  {
    name: "a dropped picture",
    covers: ["message"],
    leads: "draws",
    absent: onlyDropped,
    untouched: noWords,
    act: ({ you }) =>
      you.send("", { attachments: [{ name: "own.png", bytes: new Uint8Array([7, 9]) }] }),
  },
  {
    name: "Use these settings",
    covers: ["dropped-settings"],
    leads: "draws",
    absent: onlyDropped,
    fetches: true,
    act: ({ you, dropped }) => you.press(dropped ?? "", "Use these settings"),
  },
  {
    name: "Vary, of a dropped picture",
    covers: ["dropped-vary"],
    leads: "draws",
    absent: onlyDropped,
    fetches: true,
    act: ({ you, dropped }) => you.press(dropped ?? "", "Vary"),
  },
  ...(["✉️", "⭐"] as const).map((emoji): Way => ({
    name: `${emoji} on one's own picture`,
    covers: ["reaction"],
    leads: "shows",
    isPersonal: true,
    absent: botIsAway,
    act: ({ you, mine }) => {
      you.react(mine.message, emoji, false);
      you.react(mine.message, emoji);
    },
  })),
];
