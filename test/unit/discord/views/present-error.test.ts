import { HTTPError } from "discord.js";
import { describe, expect, it } from "vitest";
import {
  DiffusionError,
  ProviderError,
  RefusedError,
  StorageError,
  UserError,
} from "../../../../src/domain/errors.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { errorView, presentError } from "../../../../src/discord/views/present-error.ts";
import { say, quoted } from "../../../../src/words/index.ts";
import { textOf } from "../../../support/components/view-problems.ts";
import { apiError } from "../../../support/discord/api-error.ts";

const shown = (error: unknown, locale = "en"): string =>
  textOf(
    errorView(
      discordWords(locale),
      presentError(error, () => "1234ABCD"),
    ),
  );

describe("an error in words", () => {
  it("has a headline and its own message when it was foreseen", () => {
    expect(shown(new UserError("gone", quoted("Send it again.")))).toBe(
      "**That is no longer there**\nSend it again.",
    );
    expect(presentError(new UserError("gone", quoted("Send it again."))).incident).toBeUndefined();
  });

  it("is in the language of whoever reads", () => {
    const error = new UserError("unknown-job", say("policy.no-such-picture"));
    expect(shown(error, "de")).toBe(
      "**Dieses Bild kenne ich nicht**\nIch kann dieses Bild hier nicht finden.",
    );
    expect(shown(new Error("x"), "de")).toContain("Vorfall `1234ABCD`");
  });

  it.each([
    new RefusedError("daily-limit", quoted("Come back tomorrow.")),
    new DiffusionError("denoiser", quoted("Come back tomorrow.")),
    new ProviderError(quoted("Come back tomorrow."), {
      provider: "Segmind",
      kind: "overloaded",
      retryable: true,
      billed: "no",
    }),
  ])("keeps the words of $name", (error) => {
    expect(shown(error)).toMatch(/^\*\*.+\*\*\nCome back tomorrow\.$/);
  });

  it("says that the disk is full, and names no folder", () => {
    expect(shown(new StorageError("full", say("storage.full")))).toBe(
      "**I cannot keep anything at the moment**\nMy disk is full, so I cannot take anything new. Whoever runs this bot has to make room; then it works again by itself.",
    );
  });

  it("is only a number when it is a bug", () => {
    const secret = new Error("password in the stack");
    expect(presentError(secret, () => "1234ABCD").incident).toBe("1234ABCD");
    expect(shown(secret)).toContain("`1234ABCD`");
    expect(shown(secret)).not.toContain("password");
    expect(presentError("thrown text").incident).toMatch(/^[0-9A-F]{8}$/);
  });

  it.each([
    [new HTTPError(503, "", "POST", "https://there", { files: undefined, body: undefined })],
    [apiError(40005, 413)],
  ])("is no bug when Discord said no: %s", (error) => {
    expect(presentError(error).incident).toBeUndefined();
  });

  it("makes nothing but text of a service's own words", () => {
    const error = new UserError("gone", quoted("# [here](https://evil.example) @everyone"));
    expect(shown(error)).toBe(
      "**That is no longer there**\n" +
        String.raw`\# \[here\](https\://evil.example) @` +
        "\u200beveryone",
    );
  });
});
