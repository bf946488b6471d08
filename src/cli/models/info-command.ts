import { existsSync } from "node:fs";
import path from "node:path";
import { inEnglish } from "../../words/index.ts";
import { formatBytes } from "../../hub/format-bytes.ts";
import { createHubClient } from "../../hub/hub-client.ts";
import { connectToHub } from "../../hub/hub-connection.ts";
import { readRecord } from "../../hub/hub-record.ts";
import { readReference } from "../../hub/model-reference.ts";
import { planPull } from "../../hub/plan-pull.ts";
import { presets, warningAbout } from "../../hub/presets.ts";
import { inspectFolder } from "../../providers/local/inspect-folder.ts";
import type { Desk } from "./desk.ts";
import { filesOf, isModelFolder, type ModelFile, sizeOf } from "./installed-models.ts";
import { licenceOf } from "./pull-words.ts";
import { table } from "./table.ts";

/** What is known of a model, here or at the hub; `--json` prints it as it is. */
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
  readonly licence?: string | undefined;
  /** What is unusual about it, a sentence each. */
  readonly remarks: readonly string[];
  readonly bytes: number;
  readonly files: readonly ModelFile[];
}

/** `info NAME`: of a folder that is here, else of what a pull would bring. Throws as `pull` does. */
export async function infoCommand(name: string, json: boolean, desk: Desk): Promise<void> {
  const short = name.replace(/^local\//, "");
  const folder = path.join(desk.config.modelsDir, short);
  const isHere = path.dirname(folder) === desk.config.modelsDir && isModelFolder(folder);
  const info = isHere ? await infoOfFolder(folder) : await infoOfHub(name, desk);
  if (json) {
    console.log(JSON.stringify(info));
    return;
  }
  const facts = [
    ["used as", info.id],
    ["folder", info.folder],
    ["family", info.family],
    ["from", info.repository],
    ["revision", info.revision],
    ["commit", info.commit],
    ["licence", info.licence],
    ["size", `${formatBytes(info.bytes)} in ${info.files.length} files`],
    ...info.remarks.map((remark) => ["note", remark] as const),
  ].flatMap(([label = "", value]) => (value === undefined ? [] : [[label, value] as const]));
  console.log(info.name);
  console.log(table(facts));
  console.log(table(info.files.map(({ path: file, bytes }) => [formatBytes(bytes), file])));
}

async function infoOfFolder(folder: string): Promise<ModelInfo> {
  const [report, files, record] = await Promise.all([
    inspectFolder(folder),
    filesOf(folder),
    readRecord(folder),
  ]);
  const isPart = record?.kind === "autoencoder";
  const problem = isPart ? undefined : report.problem;
  const card = ["README.md", "LICENSE"].find((file) => existsSync(path.join(folder, file)));
  return {
    name: path.basename(folder),
    installed: true,
    id: isPart ? undefined : report.id,
    folder,
    family: isPart ? "Tiny autoencoder" : report.family,
    usable: problem === undefined,
    repository: record?.repository,
    revision: record?.revision,
    commit: record?.commit,
    licence: record?.licence ?? (card && `see ${card} in the folder`),
    remarks: [...(problem === undefined ? [] : [problem]), ...(isPart ? [] : report.remarks)],
    bytes: sizeOf(files),
    files,
  };
}

async function infoOfHub(name: string, desk: Desk): Promise<ModelInfo> {
  const reference = readReference(name);
  const client = createHubClient(
    connectToHub({
      hub: desk.config.hub,
      onWait: (why) => desk.terminal.write(`${inEnglish(why)}\n`),
    }),
  );
  const plan = await planPull(client, reference, desk.signal);
  const { state, files, bytes } = plan;
  const preset = presets.find((each) => each.repository === state.repository);
  const warning = warningAbout(state.repository);
  const gate = state.isGated
    ? ["Only for those who accepted its licence on its page: set HF_TOKEN."]
    : [];
  return {
    name: reference.folder,
    installed: false,
    repository: state.repository,
    revision: state.revision,
    commit: state.commit,
    licence: licenceOf(plan),
    remarks: [
      ...(preset ? [inEnglish(preset.note)] : []),
      ...(warning === undefined ? [] : [inEnglish(warning)]),
      ...gate,
      "Not here yet: npm run models -- pull brings it.",
    ],
    bytes,
    files: files.map((file) => ({ path: file.path, bytes: file.bytes })).toReversed(),
  };
}
