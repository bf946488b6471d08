import { MessageFlags } from "discord.js";
import { expect } from "vitest";
import type { MessageView } from "../../../src/discord/messages/message-view.ts";
import { viewProblems } from "../components/view-problems.ts";
import type { RecordedCall } from "./fake-interaction.ts";

interface Sent {
  readonly components: MessageView["components"];
  readonly files: readonly { attachment: Uint8Array; name: string; description: string }[];
  readonly flags: number;
  readonly allowedMentions: {
    readonly parse: readonly string[];
    readonly users: readonly string[];
  };
}

/** The names of the calls, in order. */
export const methodsOf = (calls: readonly RecordedCall[]): string[] =>
  calls.map(({ method }) => method);

/** Whether a call made an answer that only the person who asked sees. */
export function isPrivate({ payload }: RecordedCall): boolean {
  return (((payload as Partial<Sent> | undefined)?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** The view that a call sent; fails the test when Discord would refuse it or somebody is notified. */
export function sentView(calls: readonly RecordedCall[], method: string): MessageView {
  const sent = calls.findLast((call) => call.method === method)?.payload as Sent;
  expect(sent.flags & MessageFlags.IsComponentsV2).toBe(MessageFlags.IsComponentsV2);
  expect(sent.allowedMentions.parse).toEqual([]);
  const view: MessageView = {
    components: sent.components,
    files: sent.files.map(({ attachment, name, description }) => ({
      bytes: attachment,
      name,
      description,
    })),
    keep: [],
    mentions: sent.allowedMentions.users,
  };
  expect(viewProblems(view)).toEqual([]);
  return view;
}
