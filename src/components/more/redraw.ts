import { readForm } from "../../discord/forms/read-form.ts";
import { readRegion } from "../../discord/forms/read-region.ts";
import { redrawForm } from "../../discord/forms/redraw-form.ts";
import type { Button, Modal } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import type { ReserveRoom } from "../../discord/interactions/order-room.ts";
import type { Only } from "../../discord/interactions/services.ts";
import type { Region } from "../../discord/forms/read-region.ts";
import { readTyped, saysPrivate } from "../../discord/people/read-typed.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import type { FurtherDraft } from "../../pipeline/orders/further.ts";
import type { ImportedMask } from "../../pipeline/studio.ts";
import { withPrompt } from "../../pipeline/orders/typed-prompt.ts";
import { answerFurther, type FurtherNeeds } from "./answer-further.ts";

/** Redraw a region: opens the modal. It has to be the first answer. */
export const redrawButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "redraw",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    await interaction.showModal(redrawForm(personalWords(interaction), job.id, position));
  },
};

/** Which part of the picture is drawn anew, and what there: without words, what the job's own say. */
export const redrawModal: Modal<FurtherNeeds | "presets"> = {
  kind: "modal",
  action: "redraw-modal",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const region = readRegion(interaction.fields);
    const { prompt } = readForm(interaction.fields);
    const said = await readTyped(prompt, interaction.user.id, services);
    const person = interaction.user.id;
    await answerFurther(
      interaction,
      { job, position },
      {
        kind: "redraw",
        ability: "mask",
        known: saysPrivate(said, job.request),
        complete: async (draft, reserve) => {
          const { mask, warnings } = await maskOf(region, draft, { ...services, reserve, person });
          const changed = withPrompt(
            { ...draft, source: { ...draft.source, mask } },
            said,
            services.studio,
          );
          return { ...changed, warnings: [...warnings, ...changed.warnings] };
        },
      },
      services,
    );
  },
};

async function maskOf(
  region: Region,
  draft: FurtherDraft,
  {
    studio,
    download,
    reserve,
    person,
  }: Only<"studio" | "download"> & { readonly reserve: ReserveRoom; readonly person: string },
): Promise<ImportedMask> {
  if (region.kind === "cells") return await studio.gridMask(draft.source, region.cells);
  await reserve(draft);
  await using file = await download(region.url, person);
  return await studio.importMask(file);
}
