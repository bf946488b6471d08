import path from "node:path";
import { inEnglish } from "../../words/index.ts";
import { formatBytes } from "../../hub/format-bytes.ts";
import type { PullPlan } from "../../hub/plan-pull.ts";
import { warningAbout } from "../../hub/presets.ts";
import { inspectFolder } from "../../providers/local/inspect-folder.ts";

/** The licence as the hub states it now, else as the preset knows it. */
export function licenceOf({ state, reference }: PullPlan): string {
  const { licence } = state;
  if (licence === undefined)
    return reference.preset?.licence ?? "not stated; look at the model's page";
  return licence.link === undefined ? licence.name : `${licence.name}, ${licence.link}`;
}

/** What a pull would bring: where from, how much, where to, under which licence. */
export function describePlan(plan: PullPlan, target: string): string {
  const { reference, state, files, bytes } = plan;
  const { preset, subfolder, repository } = reference;
  const place = subfolder === "" ? repository : `${repository}/${subfolder}`;
  const warning = warningAbout(repository);
  return [
    preset?.title ?? place,
    `  from     ${place} (${state.revision}, commit ${state.commit.slice(0, 12)})`,
    `  to       ${target}`,
    `  size     ${formatBytes(bytes)} in ${files.length} files`,
    `  licence  ${licenceOf(plan)}`,
    ...(preset ? [`  note     ${inEnglish(preset.note)}`] : []),
    ...(warning === undefined ? [] : [`  warning  ${inEnglish(warning)}`]),
  ].join("\n");
}

/** Says what became of a pulled model and how it is used. Gives the exit status. */
export async function reportPulled(plan: PullPlan, target: string): Promise<number> {
  const { folder } = plan.reference;
  if (plan.kind === "autoencoder") {
    const use = ["taesd", "taesdxl"].includes(folder)
      ? "Models that it fits make their previews with it."
      : "Models look for it under the names taesd and taesdxl only.";
    console.log(`${folder} is here: an autoencoder, no model that draws by itself. ${use}`);
    return 0;
  }
  const { id, family, isRefiner, problem, remarks } = await inspectFolder(target);
  if (problem !== undefined) {
    console.error(`${problem} npm run models -- remove ${path.basename(target)} deletes it.`);
    return 1;
  }
  for (const remark of remarks) console.log(`Note: ${remark}`);
  const uses = isRefiner
    ? [
        `  in Discord  /imagine model: an SDXL model, refiner: True`,
        `  here        npm run imagine -- "a red apple" --model local/… --refiner ${id}`,
      ]
    : [
        `  in Discord  /imagine model: ${id}`,
        `  here        npm run imagine -- "a red apple" --model ${id}`,
      ];
  console.log(
    [`${folder} is ready (${family ?? ""}). A bot that runs offers it at once.`, ...uses].join(
      "\n",
    ),
  );
  return 0;
}
