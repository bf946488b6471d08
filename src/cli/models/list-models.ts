import path from "node:path";
import { inEnglish } from "../../words/index.ts";
import { formatBytes } from "../../hub/format-bytes.ts";
import { readRecord } from "../../hub/hub-record.ts";
import { unfinishedPulls } from "../../hub/partial-folder.ts";
import { presets } from "../../hub/presets.ts";
import { inspectFolder } from "../../providers/local/inspect-folder.ts";
import { filesOf, installedModels, isBundled, sizeOf } from "./installed-models.ts";
import { table } from "./table.ts";

/** Prints the presets and what is here; with `json` as one object. Asks no hub. */
export async function listModels(modelsDir: string, json: boolean): Promise<void> {
  const names = await installedModels(modelsDir);
  const installed = await Promise.all(names.map((name) => describe(path.join(modelsDir, name))));
  const unfinished = await unfinishedPulls(modelsDir);
  const pulled = new Set(installed.map(({ repository }) => repository));
  const offered = presets.map((preset) =>
    Object.assign({ installed: pulled.has(preset.repository) }, preset, {
      note: inEnglish(preset.note),
    }),
  );
  if (json) {
    console.log(JSON.stringify({ folder: modelsDir, presets: offered, installed, unfinished }));
    return;
  }
  console.log("To pull by name (npm run models -- pull NAME):");
  console.log(
    table(
      offered.map(({ name, bytes, title, licence, installed: isHere }) => [
        name,
        `about ${formatBytes(bytes)}`,
        title,
        isHere ? "here" : licence,
      ]),
    ),
  );
  console.log(`\nHere, in ${modelsDir}:`);
  if (installed.length === 0) console.log("  none");
  else
    console.log(
      table(
        installed.map(({ id, bytes, family, state }) => [id, bytesOf(bytes), family ?? "", state]),
      ),
    );
  for (const name of unfinished) console.log(`  ${name}: not whole yet; pull it again to go on`);
}

const bytesOf = (bytes: number): string => formatBytes(bytes);

async function describe(folder: string) {
  const [report, files, record] = await Promise.all([
    inspectFolder(folder),
    filesOf(folder),
    readRecord(folder),
  ]);
  const { id, name: title, family, remarks } = report;
  const isPart = record?.kind === "autoencoder";
  const problem = isPart ? undefined : report.problem;
  return {
    name: path.basename(folder),
    id,
    title,
    family: isPart ? "Tiny autoencoder" : family,
    usable: problem === undefined,
    problem,
    remarks: isPart ? [] : remarks,
    state: stateOf(folder, problem),
    bytes: sizeOf(files),
    bundled: isBundled(folder),
    repository: record?.repository,
    commit: record?.commit,
  };
}

function stateOf(folder: string, problem: string | undefined): string {
  if (problem !== undefined) return `not usable: ${problem}`;
  return isBundled(folder) ? "came with Easel" : "";
}
