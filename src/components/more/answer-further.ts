import type { ButtonInteraction, ModalSubmitInteraction } from "discord.js";
import { answerWithJob } from "../../discord/interactions/answer.ts";
import type { ReserveRoom } from "../../discord/interactions/order-room.ts";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import type { Only } from "../../discord/interactions/services.ts";
import { messagePictures } from "../../discord/reading/message-pictures.ts";
import { fromOriginal, type JobPicture } from "../../discord/reading/original-picture.ts";
import type { Job, JobKind } from "../../domain/job.ts";
import type { Draft, Source } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { type Ability, ableModel, usableModels } from "../../pipeline/orders/abilities.ts";
import type { TypedFields } from "../../pipeline/orders/expand-draft.ts";
import { further, type FurtherDraft } from "../../pipeline/orders/further.ts";
import { granted } from "../../pipeline/policy/answer.ts";

/** What each control behind ➕ More takes. */
export type FurtherNeeds = "studio" | "policy" | "varyTargets" | "readMessage" | "download";

/** What a control makes of a picture. */
interface Further {
  readonly kind: JobKind;
  /** What a model has to be able to. */
  readonly ability: Ability;
  /** Completes the order; room is reserved before anything is fetched. */
  readonly complete: (draft: FurtherDraft, reserve: ReserveRoom) => Promise<Completed>;
  /** Whether only whoever asks is to see it; absent: where the picture itself is so. */
  readonly known?: Pick<Draft, "private">;
}

interface Completed {
  readonly draft: Draft;
  readonly typed?: TypedFields;
  readonly warnings?: readonly Warning[];
}

/**
 * Answers with a job that goes on from a picture, as a job of whoever presses: the model is chosen among
 * those that they may use now. Throws UserError where none can, and what `answerWithJob` throws.
 */
export async function answerFurther(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  { job, position }: JobPicture,
  { kind, ability, complete, known = job.request }: Further,
  services: Only<FurtherNeeds>,
): Promise<void> {
  const { studio, policy } = services;
  const person = interaction.user.id;
  await answerWithJob(
    interaction,
    services,
    async (reserve) => {
      const rights = granted(await policy.mayOrder(requesterOf(interaction)));
      const choice = ableModel(job, ability, usableModels(studio, rights));
      const begun = further(job, position, choice);
      const urls = () => shownPictures(job, person, services);
      const tools = { ...services, reserve, person };
      const found = await fromOriginal({ draft: begun }, { job, position }, urls, tools);
      const source: Source = found.draft.source ?? begun.source;
      const done = await complete({ ...found.draft, source }, reserve);
      return {
        kind,
        draft: done.draft,
        typed: done.typed,
        warnings: [...choice.warnings, ...(found.warnings ?? []), ...(done.warnings ?? [])],
        parent: { jobId: job.id, position },
      };
    },
    known,
  );
}

/** The pictures on the message that shows a job: as they were when ➕ More was pressed, or are now. */
async function shownPictures(
  { id, target }: Job,
  person: string,
  { varyTargets, readMessage }: Only<"varyTargets" | "readMessage">,
): Promise<readonly string[]> {
  const remembered = await varyTargets.recall(person, id);
  if (remembered !== undefined) return remembered.urls;
  if (target.kind === "terminal" || target.messageId === undefined) return [];
  const message = await readMessage(target.channelId, target.messageId);
  return message === undefined ? [] : messagePictures(message);
}
