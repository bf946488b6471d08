import type { LoopbackDiscord, WireMessage } from "../../../src/playground/loopback/index.ts";
import { everyComponent } from "../components/view-problems.ts";

/** All words that a message shows. */
export function wordsOf(message: WireMessage | undefined): string {
  return everyComponent(message?.components)
    .flatMap(({ content }) => (typeof content === "string" ? [content] : []))
    .join("\n");
}

/** The labels of a message's buttons. */
export function labelsOf(message: WireMessage | undefined): string[] {
  return everyComponent(message?.components).flatMap(({ label }) =>
    typeof label === "string" ? [label] : [],
  );
}

/** Names of the files on all messages, in order: what people got. */
export function filesOn(messages: readonly WireMessage[]): string[] {
  return messages.flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
}

/** Waits until a message in the channel, as the scene's "you" sees it, fits; gives it. */
export async function shown(
  discord: LoopbackDiscord,
  channel: { readonly id: string },
  fits: (message: WireMessage) => boolean,
): Promise<WireMessage> {
  return await discord.events.waitUntil(() =>
    discord.messages(channel.id, discord.scene.you).find(fits),
  );
}
