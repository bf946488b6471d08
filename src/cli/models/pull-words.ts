import path from "node:path";
import { createLoras } from "../../providers/local/loras.ts";
import type { PullPlan } from "../../hub/plan-pull.ts";
import { warningAbout } from "../../hub/presets.ts";
import { type Message, quoted, say, type Words } from "../../words/index.ts";
import { openTerminalInspector } from "./open-terminal-inspector.ts";
import { sizeText } from "./size-text.ts";
import { table } from "./table.ts";

/** The licence as the hub states it now, else as the preset knows it. */
export function licenceOf({ state, reference }: PullPlan): Message {
  const { licence } = state;
  if (licence !== undefined)
    return quoted(licence.link === undefined ? licence.name : `${licence.name}, ${licence.link}`);
  const known = reference.preset?.licence;
  return known === undefined ? say("terminal.licence-not-stated") : quoted(known);
}

/** What a pull would bring: where from, how much, where to, under which licence. */
export function describePlan(plan: PullPlan, target: string, words: Words): string {
  const { reference, state, files, bytes } = plan;
  const { preset, subfolder, repository } = reference;
  const place = subfolder === "" ? repository : `${repository}/${subfolder}`;
  const warning = warningAbout(repository);
  const { revision, commit } = state;
  const size = sizeText(bytes, words);
  return [
    preset?.title ?? place,
    table([
      [
        words.say("terminal.from"),
        words.say("terminal.from-commit", { place, revision, commit: commit.slice(0, 12) }),
      ],
      [words.say("terminal.to"), target],
      [words.say("terminal.size"), words.say("terminal.in-files", { size, count: files.length })],
      [words.say("terminal.licence"), words.text(licenceOf(plan))],
      ...(preset ? [[words.say("terminal.note-label"), words.text(preset.note)]] : []),
      ...(warning === undefined
        ? []
        : [[words.say("terminal.warning-label"), words.text(warning)]]),
    ]),
  ].join("\n");
}

/** Says what became of a pulled model and how it is used. Gives the exit status. */
export async function reportPulled(plan: PullPlan, target: string, words: Words): Promise<number> {
  const { folder } = plan.reference;
  if (plan.kind === "autoencoder") {
    const isFound = ["taesd", "taesdxl"].includes(folder);
    const use = say(isFound ? "terminal.autoencoder-used" : "terminal.autoencoder-misnamed");
    console.log(words.say("terminal.autoencoder-here", { folder, use }));
    return 0;
  }
  if (plan.kind === "lora") return await reportLora(folder, target, words);
  await using inspector = await openTerminalInspector(path.dirname(target));
  const { id, family = "", isRefiner, problem, remarks } = await inspector.report(target);
  if (problem !== undefined) {
    const name = path.basename(target);
    console.error(words.say("terminal.pulled-not-usable", { problem, name }));
    return 1;
  }
  for (const note of remarks) console.log(words.say("terminal.note", { note }));
  const inDiscord = isRefiner ? words.say("terminal.with-refiner") : `/imagine model: ${id}`;
  const options = isRefiner ? `--model local/… --refiner ${id}` : `--model ${id}`;
  console.log(
    [
      words.say("terminal.ready", { folder, family }),
      table([
        [words.say("terminal.in-discord"), inDiscord],
        [words.say("terminal.at-terminal"), `npm run imagine -- "a red apple" ${options}`],
      ]),
    ].join("\n"),
  );
  return 0;
}

/** What a pulled LoRA is for, and how it is used. */
async function reportLora(folder: string, target: string, words: Words): Promise<number> {
  const name = folder.replace(/\.safetensors$/u, "");
  const modelsDir = path.dirname(path.dirname(target));
  await using inspector = await openTerminalInspector(modelsDir);
  const loras = createLoras(modelsDir, inspector);
  await loras.look();
  const { problem, family, triggers = [] } = loras.find(name) ?? {};
  if (problem !== undefined) {
    console.error(words.say("terminal.lora-not-usable", { name, reason: problem, target }));
    return 1;
  }
  console.log(words.say("terminal.lora-ready", { name, family: family ?? "?" }));
  if (triggers.length > 0) console.log(words.say("lora.answers-to", { name, words: triggers }));
  console.log(
    table([
      [words.say("terminal.in-discord"), `/imagine lora: ${name}:0.8`],
      [words.say("terminal.at-terminal"), `npm run imagine -- "a red apple" --lora ${name}:0.8`],
    ]),
  );
  return 0;
}
