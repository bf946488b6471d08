import { mkdir } from "node:fs/promises";
import path from "node:path";
import { say, type Words } from "../../words/index.ts";
import { createHubClient } from "../../hub/hub-client.ts";
import { connectToHub } from "../../hub/hub-connection.ts";
import { HubError } from "../../hub/hub-error.ts";
import { readRecord } from "../../hub/hub-record.ts";
import { type ModelReference, readReference } from "../../hub/model-reference.ts";
import { dropPartial, isThere, partialFolder } from "../../hub/partial-folder.ts";
import { planPull, type PullPlan, targetOf } from "../../hub/plan-pull.ts";
import { checkSpace, pullModel } from "../../hub/pull.ts";
import { lockFolder } from "../../storage/folder-lock.ts";
import { confirm } from "./confirm.ts";
import type { ModelsContext } from "./models-context.ts";
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
  context: ModelsContext,
): Promise<number> {
  const { config, words, signal } = context;
  const { modelsDir, hub } = config;
  const reference = readReference(name, as);
  for (const place of [
    path.join(modelsDir, reference.folder),
    targetOf({ kind: "lora", reference }, modelsDir),
  ]) {
    if (await isHereAlready(place, reference, words)) return 0;
  }
  const display = showPull(context.terminal, words);
  const client = createHubClient(
    connectToHub({ hub, onWait: (why) => display.say(words.text(why)) }),
  );
  const plan = await planPull(client, reference, signal);
  const target = targetOf(plan, modelsDir);
  console.log(describePlan(plan, target, words));
  await checkSpace(plan, { modelsDir });
  if (!yes && !(await askLicence(plan, context))) {
    console.log(words.say("terminal.nothing-downloaded"));
    return 1;
  }
  const release = await holdPartial(modelsDir, reference.folder);
  try {
    // Another pull may have finished it while this one asked or waited.
    if (await isHereAlready(target, reference, words)) return 0;
    await download(plan, { client, display, context });
  } finally {
    release();
  }
  await dropPartial(modelsDir, reference.folder);
  return await reportPulled(plan, target, words);
}

/** Says so when the model is here. Throws HubError when something else has its place. */
async function isHereAlready(
  target: string,
  reference: ModelReference,
  words: Words,
): Promise<boolean> {
  if (!(await isThere(target))) return false;
  const record = await readRecord(target);
  const { repository, subfolder, revision, folder } = reference;
  const isSame = record?.repository === repository && record.subfolder === subfolder;
  const isRevision = record !== undefined && [record.revision, record.commit].includes(revision);
  if (!isSame || !isRevision) {
    const what = isSame
      ? say("terminal.other-revision", { revision: record.revision })
      : say("terminal.other-model");
    throw new HubError("exists", say("terminal.place-taken", { target, what, folder }));
  }
  const commit = record.commit.slice(0, 12);
  console.log(words.say("terminal.already-here", { repository, folder, commit }));
  return true;
}

async function askLicence(plan: PullPlan, context: ModelsContext): Promise<boolean> {
  const otherwise = say("terminal.say-yes-to-licence", { licence: licenceOf(plan) });
  return await confirm(say("terminal.accept-licence"), otherwise, context);
}

/** Keeps other pulls of the same model away until the function that it gives is called. */
async function holdPartial(modelsDir: string, name: string): Promise<() => void> {
  const partial = partialFolder(modelsDir, name);
  const unwritable = say("terminal.models-unwritable", { modelsDir });
  try {
    await mkdir(partial, { recursive: true });
  } catch (error) {
    throw new HubError("not-written", unwritable, { cause: error });
  }
  const busy = say("terminal.pull-running", { name });
  return lockFolder(partial, { busy, unwritable });
}

async function download(
  plan: PullPlan,
  {
    client,
    display,
    context: { config, signal, words },
  }: {
    readonly client: ReturnType<typeof createHubClient>;
    readonly display: PullDisplay;
    readonly context: ModelsContext;
  },
): Promise<void> {
  try {
    await pullModel(plan, {
      client,
      signal,
      modelsDir: config.modelsDir,
      onProgress: (progress) => display.show(progress),
    });
    display.end(words.say("terminal.all-arrived"));
  } catch (error) {
    if (signal.aborted) {
      throw new HubError("interrupted", say("terminal.pull-stopped"), { cause: error });
    }
    display.end(words.say("terminal.not-finished"));
    throw error;
  }
}
