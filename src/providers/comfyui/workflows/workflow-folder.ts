import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Message } from "../../../words/index.ts";
import { isWorkflow, readWorkflow, type Workflow, type WorkflowFile } from "./read-workflow.ts";

const SIDECAR = ".easel.json";
/** A larger file is no graph; more files are no folder of workflows. */
const MOST_BYTES = 4 * 1024 ** 2;
const MOST_FILES = 200;

/** The owner's workflows, as they were last found. */
export interface WorkflowFolder {
  /** The same list until a file changes. */
  workflows(): readonly Workflow[];
  /** What is wrong with the files that cannot be used. */
  problems(): readonly Message[];
  /** Looks again. Never rejects: a folder that is not there has no workflows. */
  look(): Promise<void>;
}

/** The workflows in a folder: every `*.json` with, where there is one, its `*.easel.json`. */
export function createWorkflowFolder(folder: string): WorkflowFolder {
  let files: readonly WorkflowFile[] = [];
  let workflows: readonly Workflow[] = [];
  let problems: readonly Message[] = [];
  return {
    workflows: () => workflows,
    problems: () => problems,
    async look() {
      const found = await readFolder(folder);
      if (isDeepStrictEqual(found, files)) return;
      files = found;
      const read = files.map(readWorkflow);
      workflows = read.filter(isWorkflow);
      problems = read.flatMap((each) => (isWorkflow(each) ? [] : [each]));
    },
  };
}

async function readFolder(folder: string): Promise<readonly WorkflowFile[]> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names
    .filter((name) => name.endsWith(".json") && !name.endsWith(SIDECAR) && !name.startsWith("."))
    .toSorted()
    .slice(0, MOST_FILES);
  const files = await Promise.all(
    wanted.map(async (name) => {
      const id = name.slice(0, -".json".length);
      const text = await textOf(path.join(folder, name));
      const sidecar = await textOf(path.join(folder, id + SIDECAR));
      return text === undefined ? [] : [{ id, text, sidecar }];
    }),
  );
  return files.flat();
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    if ((await stat(file)).size > MOST_BYTES) return undefined;
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
