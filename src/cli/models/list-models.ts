import path from "node:path";
import { findStrays, sentenceAbout } from "../../diffusion/model-folder/find-strays.ts";
import { unfinishedPulls } from "../../hub/partial-folder.ts";
import { presets } from "../../hub/presets.ts";
import { createControls } from "../../providers/local/controls.ts";
import { createLoras } from "../../providers/local/loras.ts";
import type { Inspector } from "../../providers/local/inspection/inspector.ts";
import { inEnglish, type Message, quoted, say, type Words } from "../../words/index.ts";
import { installedModels, isBundled, lookInto } from "./installed-models.ts";
import type { ModelsContext } from "./models-context.ts";
import { openTerminalInspector } from "./open-terminal-inspector.ts";
import { sizeText } from "./size-text.ts";
import { table } from "./table.ts";

/** Prints the presets and what is here; with `json` as one object, in English. Asks no hub. */
export async function listModels(
  json: boolean,
  { config: { modelsDir }, words }: Pick<ModelsContext, "config" | "words">,
): Promise<void> {
  await using inspector = await openTerminalInspector(modelsDir);
  const names = await installedModels(modelsDir);
  const installed = await Promise.all(
    names.map((name) => describe(path.join(modelsDir, name), inspector)),
  );
  const unfinished = await unfinishedPulls(modelsDir);
  const loras = await describeLoras(modelsDir, inspector);
  const controls = await describeControls(modelsDir, inspector);
  const sound = controls.filter(({ problem }) => problem === undefined);
  const strays = await findStrays(modelsDir, (place) =>
    sound.some(({ name }) => path.join(modelsDir, name) === place),
  );
  const pulled = new Set(installed.map(({ repository }) => repository));
  if (json) {
    const offered = presets.map((preset) => ({
      installed: pulled.has(preset.repository),
      ...preset,
      note: inEnglish(preset.note),
    }));
    const here = installed.map((model) => ({
      ...model,
      state: inEnglish(model.state),
      remarks: model.remarks.map(inEnglish),
    }));
    console.log(
      JSON.stringify({
        folder: modelsDir,
        presets: offered,
        installed: here,
        controls: controls.map((control) => ({
          ...control,
          problem: control.problem && inEnglish(control.problem),
        })),
        loras: loras.map(({ problem, ...lora }) => ({
          ...lora,
          problem: problem && inEnglish(problem),
        })),
        unfinished,
        strays: strays.map((stray) => ({
          name: stray.name,
          problem: inEnglish(sentenceAbout(stray)),
        })),
      }),
    );
    return;
  }
  console.log(words.say("terminal.to-pull"));
  console.log(
    table(
      presets.map(({ name, bytes, title, licence, repository }) => [
        name,
        words.say("terminal.about", { size: sizeText(bytes, words) }),
        title,
        pulled.has(repository) ? words.say("terminal.is-here") : licence,
      ]),
    ),
  );
  console.log(`\n${words.say("terminal.here-in", { folder: modelsDir })}`);
  console.log(
    installed.length === 0
      ? `  ${words.say("terminal.none")}`
      : table(installed.map((model) => row(model, words))),
  );
  if (controls.length > 0) {
    console.log(`\n${words.say("terminal.controls-here")}`);
    console.log(table(controls.map(({ name, problem }) => [name, words.text(usable(problem))])));
  }
  if (loras.length > 0) {
    console.log(`\n${words.say("terminal.loras-here")}`);
    console.log(table(loras.map((lora) => loraRow(lora, words))));
  }
  for (const name of unfinished) console.log(`  ${words.say("terminal.not-whole", { name })}`);
  for (const { id, remarks } of installed) {
    for (const remark of remarks) {
      console.log(`  ${words.text(say("engine.remark", { id, remark }))}`);
    }
  }
  for (const stray of strays) console.log(`  ${words.text(sentenceAbout(stray))}`);
}

type Installed = Awaited<ReturnType<typeof describe>>;

function row({ id, bytes, family, state }: Installed, words: Words): readonly string[] {
  return [id, sizeText(bytes, words), family ?? "", words.text(state)];
}

async function describeLoras(modelsDir: string, inspector: Inspector) {
  const loras = createLoras(modelsDir, inspector);
  await loras.look();
  return loras
    .all()
    .map(({ name, family, triggers, problem }) => ({ name, family, triggers, problem }));
}

async function describeControls(modelsDir: string, inspector: Inspector) {
  const controls = createControls(modelsDir, inspector);
  await controls.look();
  return controls.all().map(({ name, problem }) => ({ name, problem }));
}

const usable = (problem: Message | undefined): Message =>
  problem === undefined ? quoted("") : say("terminal.not-usable", { problem });

type ListedLora = Awaited<ReturnType<typeof describeLoras>>[number];

function loraRow({ name, family, triggers, problem }: ListedLora, words: Words): readonly string[] {
  const state =
    problem === undefined ? quoted(triggers.join(", ")) : say("terminal.not-usable", { problem });
  return [name, family ?? "", words.text(state)];
}

async function describe(folder: string, inspector: Inspector) {
  const { record, problem, name: title, ...found } = await lookInto(folder, inspector);
  return {
    name: path.basename(folder),
    id: found.id,
    title,
    family: found.family,
    usable: problem === undefined,
    problem: problem && inEnglish(problem),
    remarks: found.remarks,
    state: stateOf(folder, problem),
    bytes: found.bytes,
    bundled: isBundled(folder),
    repository: record?.repository,
    commit: record?.commit,
  };
}

function stateOf(folder: string, problem: Message | undefined): Message {
  if (problem !== undefined) return say("terminal.not-usable", { problem });
  return isBundled(folder) ? say("terminal.came-with-easel") : quoted("");
}
