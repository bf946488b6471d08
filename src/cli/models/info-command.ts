import { existsSync } from "node:fs";
import path from "node:path";
import { inEnglish, type Message, quoted, say, type Words } from "../../words/index.ts";
import { createHubClient } from "../../hub/hub-client.ts";
import { connectToHub } from "../../hub/hub-connection.ts";
import { readReference } from "../../hub/model-reference.ts";
import { planPull } from "../../hub/plan-pull.ts";
import { presets, warningAbout } from "../../hub/presets.ts";
import type { ModelsContext } from "./models-context.ts";
import { openTerminalInspector } from "./open-terminal-inspector.ts";
import { sizeText } from "./size-text.ts";
import { isModelFolder, lookInto, type ModelFile } from "./installed-models.ts";
import { licenceOf } from "./pull-words.ts";
import { table } from "./table.ts";

/** What is known of a model, here or at the hub; `--json` prints it, in English. */
interface ModelInfo {
  readonly name: string;
  readonly installed: boolean;
  /** What `/imagine model:` calls it, for one that is here. */
  readonly id?: string | undefined;
  readonly folder?: string | undefined;
  readonly family?: string | undefined;
  readonly usable?: boolean | undefined;
  readonly repository?: string | undefined;
  readonly revision?: string | undefined;
  readonly commit?: string | undefined;
  readonly licence?: Message | undefined;
  /** What is unusual about it. */
  readonly remarks: readonly Message[];
  readonly bytes: number;
  readonly files: readonly ModelFile[];
}

/** `info NAME`: of a folder that is here, else of what a pull would bring. Throws as `pull` does. */
export async function infoCommand(
  name: string,
  json: boolean,
  context: ModelsContext,
): Promise<void> {
  const { config, words } = context;
  const short = name.replace(/^local\//, "");
  const folder = path.join(config.modelsDir, short);
  const isHere = path.dirname(folder) === config.modelsDir && isModelFolder(folder);
  const info = isHere ? await infoOfFolder(folder, config) : await infoOfHub(name, context);
  const { licence, remarks, files } = info;
  if (json) {
    const inWords = { licence: licence && inEnglish(licence), remarks: remarks.map(inEnglish) };
    console.log(JSON.stringify({ ...info, ...inWords }));
    return;
  }
  console.log(info.name);
  console.log(table(factsOf(info, words)));
  console.log(table(files.map(({ path: file, bytes }) => [sizeText(bytes, words), file])));
}

function factsOf(info: ModelInfo, words: Words): readonly (readonly string[])[] {
  const size = sizeText(info.bytes, words);
  const facts: readonly (readonly [Message, string | undefined])[] = [
    [say("terminal.used-as"), info.id],
    [say("terminal.folder"), info.folder],
    [say("terminal.family"), info.family],
    [say("terminal.from"), info.repository],
    [say("terminal.revision"), info.revision],
    [say("terminal.commit"), info.commit],
    [say("terminal.licence"), info.licence && words.text(info.licence)],
    [say("terminal.size"), words.say("terminal.in-files", { size, count: info.files.length })],
    ...info.remarks.map((remark) => [say("terminal.note-label"), words.text(remark)] as const),
  ];
  return facts.flatMap(([label, value]) =>
    value === undefined ? [] : [[words.text(label), value]],
  );
}

async function infoOfFolder(
  folder: string,
  { providers = {} }: ModelsContext["config"],
): Promise<ModelInfo> {
  await using inspector = await openTerminalInspector(path.dirname(folder));
  const found = await lookInto(folder, inspector);
  const { record, problem, isPart, files, bytes } = found;
  const isInInt8 = !isPart && providers["local"]?.["EASEL_INT8"] === true;
  return {
    name: path.basename(folder),
    installed: true,
    id: isPart ? undefined : found.id,
    folder,
    family: found.family,
    usable: problem === undefined,
    repository: record?.repository,
    revision: record?.revision,
    commit: record?.commit,
    licence: licenceHere(folder, record?.licence),
    remarks: [
      ...(problem === undefined ? [] : [problem]),
      ...found.remarks,
      ...(isInInt8 ? [say("engine.int8-on")] : []),
    ],
    bytes,
    files,
  };
}

/** The licence as the pull's record has it, or the file in the folder that may tell. */
function licenceHere(folder: string, recorded: string | undefined): Message | undefined {
  if (recorded !== undefined) return quoted(recorded);
  const card = ["README.md", "LICENSE"].find((file) => existsSync(path.join(folder, file)));
  return card === undefined ? undefined : say("terminal.see-card", { card });
}

async function infoOfHub(
  name: string,
  { config: { hub }, terminal, signal, words }: ModelsContext,
): Promise<ModelInfo> {
  const reference = readReference(name);
  const client = createHubClient(
    connectToHub({ hub, onWait: (why) => terminal.write(`${words.text(why)}\n`) }),
  );
  const plan = await planPull(client, reference, signal);
  const { state, files, bytes } = plan;
  const preset = presets.find((each) => each.repository === state.repository);
  const warning = warningAbout(state.repository);
  return {
    name: reference.folder,
    installed: false,
    repository: state.repository,
    revision: state.revision,
    commit: state.commit,
    licence: licenceOf(plan),
    remarks: [
      ...(preset ? [preset.note] : []),
      ...(warning === undefined ? [] : [warning]),
      ...(state.isGated ? [say("terminal.gated")] : []),
      say("terminal.not-here-yet"),
    ],
    bytes,
    files: files.map((file) => ({ path: file.path, bytes: file.bytes })).toReversed(),
  };
}
