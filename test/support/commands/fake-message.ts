import type { Message } from "discord.js";
import { strangerId } from "../components/sample-job.ts";

/** What a made-up message holds; components and forwarded messages as Discord describes them. */
export interface MessageFacts {
  readonly id?: string;
  readonly authorId?: string;
  readonly attachments?: readonly {
    readonly url: string;
    readonly name: string;
    readonly contentType: string | null;
  }[];
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
  readonly forwarded?: readonly MessageFacts[];
}

/** A message with the parts of discord.js that commands read. */
export function fakeMessage(facts: MessageFacts = {}): Message {
  return {
    id: facts.id ?? "600000000000000001",
    author: { id: facts.authorId ?? strangerId },
    attachments: new Map(
      facts.attachments?.map((attachment, index) => [String(index), attachment]),
    ),
    embeds: facts.embeds ?? [],
    components: (facts.components ?? []).map((component) => ({ toJSON: () => component })),
    messageSnapshots: new Map(
      facts.forwarded?.map((message, index) => [String(index), fakeMessage(message)]),
    ),
  } as unknown as Message;
}

/** An attachment as Discord sends it. */
export const attachment = (name: string, contentType: string | null = "image/png") => ({
  url: `https://cdn.discordapp.com/attachments/1/2/${name}?ex=1&is=2&hm=3`,
  name,
  contentType,
});
