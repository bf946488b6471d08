import { ModalInteractionCallbackRequestDataSchema } from "discord-api-spec/zod";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editForm } from "../../../../src/discord/forms/edit-form.ts";
import { varyForm } from "../../../../src/discord/forms/vary-form.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { MAX_PROMPT_CHARACTERS } from "../../../../src/domain/limits.ts";
import { checkModal } from "../../../../src/playground/loopback/rules/modal.ts";
import type { ModalBody } from "../../../../src/playground/loopback/wire/interaction.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";

const prompts = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: MAX_PROMPT_CHARACTERS }),
  fc.constantFrom("--".repeat(2000), "# [x](https://evil.example)", "—no x ".repeat(600)),
);
const source = { picture: "a".repeat(64), width: 64, height: 64, strength: 1 / 3 };

describe.each(["en", "de"])("the forms in %s", (locale) => {
  const words = discordWords(locale);

  it("are forms that Discord takes, whatever was asked before", () => {
    fc.assert(
      fc.property(prompts, prompts, (prompt, negativePrompt) => {
        const job = sampleJob({ request: { prompt, negativePrompt, source } });
        const forms = [
          editForm(words, job),
          varyForm(words, {
            id: { action: "vary-modal", jobId: job.id, position: undefined },
            prompt,
            negativePrompt,
            count: 4,
            pictures: [1, 2, 3, 4],
          }),
        ];
        for (const form of forms) {
          expect(ModalInteractionCallbackRequestDataSchema.safeParse(form).error).toBeUndefined();
          expect(checkModal(form as unknown as ModalBody)).toEqual([]);
          expect(form.title.length).toBeLessThanOrEqual(45);
        }
      }),
      { numRuns: 40 },
    );
  });
});
