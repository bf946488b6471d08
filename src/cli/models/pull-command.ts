import { mkdir } from "node:fs/promises";
import path from "node:path";
import { inEnglish } from "../../words/index.ts";
import { createHubClient } from "../../hub/hub-client.ts";
import { connectToHub } from "../../hub/hub-connection.ts";
import { HubError } from "../../hub/hub-error.ts";
import { readRecord } from "../../hub/hub-record.ts";
import { type ModelReference, readReference } from "../../hub/model-reference.ts";
import { dropPartial, isThere, partialFolder } from "../../hub/partial-folder.ts";
import { planPull, type PullPlan } from "../../hub/plan-pull.ts";
import { checkSpace, pullModel } from "../../hub/pull.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import { confirm } from "./confirm.ts";
import type { Desk } from "./desk.ts";
import { describePlan, licenceOf, reportPulled } from "./pull-words.ts";
import { type PullDisplay, showPull } from "./show-pull.ts";

/**
 * `pull NAME`: shows what would come, asks, downloads it and says how it is used. Gives the exit
 * status. Throws UserError for a wrong name or a licence that nobody accepted, HubError for what
 * went wrong on the way.
 */
export async function pullCommand(
  name: string,
  { as, yes }: { readonly as: string | undefined; readonly yes: boolean },
  desk: Desk,
): Promise<number> {
  const { modelsDir, hub } = desk.config;
  const reference = readReference(name, as);
  const target = path.join(modelsDir, reference.folder);
  if (await isHereAlready(target, reference)) return 0;
  const display = showPull(desk.terminal);
  const client = createHubClient(
    connectToHub({ hub, onWait: (why) => display.say(inEnglish(why)) }),
  );
  const plan = await planPull(client, reference, desk.signal);
  console.log(describePlan(plan, target));
  await checkSpace(plan, { modelsDir });
  if (!yes && !(await askLicence(plan, desk))) {
    console.log("Nothing was downloaded.");
    return 1;
  }
  const release = await holdPartial(modelsDir, reference.folder);
  try {
    // Another pull may have finished it while this one asked or waited.
    if (await isHereAlready(target, reference)) return 0;
    await download(plan, { client, display, desk });
  } finally {
    release();
  }
  await dropPartial(modelsDir, reference.folder);
  return await reportPulled(plan, target);
}

/** Says so when the model is here. Throws HubError when something else has its place. */
async function isHereAlready(target: string, reference: ModelReference): Promise<boolean> {
  if (!(await isThere(target))) return false;
  const record = await readRecord(target);
  const { repository, subfolder, revision, folder } = reference;
  const isSame = record?.repository === repository && record.subfolder === subfolder;
  const isRevision = record !== undefined && [record.revision, record.commit].includes(revision);
  if (!isSame || !isRevision) {
    const what = isSame ? `revision ${record.revision} of it` : "another model";
    throw new HubError(
      "exists",
      `${target} is already there and holds ${what}. Name another folder with --as, or say npm run models -- remove ${folder} first.`,
    );
  }
  console.log(
    `${repository} is already here, as local/${folder} (commit ${record.commit.slice(0, 12)}). To fetch it anew, remove it first.`,
  );
  return true;
}

async function askLicence(plan: PullPlan, desk: Desk): Promise<boolean> {
  return await confirm(
    `Accept this licence and download?`,
    `Nothing was downloaded. Say --yes to accept the licence (${licenceOf(plan)}) and download without being asked.`,
    desk,
  );
}

/** Keeps other pulls of the same model away until the function that it gives is called. */
async function holdPartial(modelsDir: string, name: string): Promise<() => void> {
  const partial = partialFolder(modelsDir, name);
  const unwritable = `${modelsDir} cannot be written. Let this user write it, or set EASEL_MODELS_DIR.`;
  try {
    await mkdir(partial, { recursive: true });
  } catch (error) {
    throw new HubError("not-written", unwritable, { cause: error });
  }
  const busy = `Another pull of ${name} is running. Wait for it, or stop it first.`;
  return lockFolder(partial, { busy, unwritable });
}

async function download(
  plan: PullPlan,
  {
    client,
    display,
    desk,
  }: {
    readonly client: ReturnType<typeof createHubClient>;
    readonly display: PullDisplay;
    readonly desk: Desk;
  },
): Promise<void> {
  const { config, signal } = desk;
  try {
    await pullModel(plan, {
      client,
      signal,
      modelsDir: config.modelsDir,
      onProgress: (progress) => display.show(progress),
    });
    display.end("Everything has arrived and is checked.");
  } catch (error) {
    if (signal.aborted) {
      const words = "Stopped. What has arrived is kept: the same command goes on from there.";
      throw new HubError("interrupted", words, { cause: error });
    }
    display.end("Not finished.");
    throw error;
  }
}
