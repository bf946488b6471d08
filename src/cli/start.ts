import { flushCompileCache } from "node:module";
import path from "node:path";
import type { Config } from "../config/config.ts";
import { secret } from "../config/secret.ts";
import { createLogger } from "../lib/create-logger.ts";
import type { Logger } from "../lib/logger.ts";
import { watchForBugs } from "../lib/watch-for-bugs.ts";
import { type Easel, startEasel } from "../main.ts";
import { leaveCrashNote } from "../storage/crash-note.ts";
import { dataPaths, prepareFolder } from "../storage/data-folder.ts";
import { inEnglish, type Words } from "../words/index.ts";
import { EaselError } from "../domain/errors.ts";
import { dataFolder } from "./data-folder.ts";
import { whenToldToStop } from "./when-told-to-stop.ts";

/** After a bug nothing may keep the process for longer than this, in milliseconds. */
const LONGEST_END_MS = 30_000;

/** What ends the run: a signal of the system, or a connection that ended for good. */
interface Stop {
  readonly fatal: (reason: Error) => void;
  /** Aborts when somebody said so, also while the start is under way. */
  readonly signal: AbortSignal;
}

/**
 * `npm start`: the bot, or without a token the playground with the bot in it. Resolves with the
 * exit status when it was told to stop. Throws ConfigError for what the operator has to change.
 */
export async function start(config: Config, words: Words): Promise<number> {
  const log = await createLogger(config.logLevel, aboutProcess(config));
  for (const remark of config.remarks) log.warn({}, inEnglish(remark));
  // Said before anything is opened: the playground keeps files of its own there.
  await prepareFolder(dataFolder(config));
  const stopped = Promise.withResolvers<Error | undefined>();
  const told = new AbortController();
  whenToldToStop(() => {
    told.abort();
    stopped.resolve(undefined);
  });
  let endedByBug: Error | undefined;
  let running: Easel | undefined;
  watchForBugs(log, ({ incident }) => {
    if (running === undefined) leaveCrashNote(dataPaths(dataFolder(config)).crash, incident);
    else running.noteCrash(incident);
    endedByBug = new Error(words.say("failure.easel-ends", { incident }));
    stopped.resolve(endedByBug);
    told.abort();
    // What hangs because of the bug must not keep the process from ending.
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
  });
  const stop: Stop = { fatal: stopped.resolve, signal: told.signal };
  const open =
    config.role === "worker"
      ? startAsWorker
      : config.discord.token
        ? startBot
        : startWithPlayground;
  running = await open(config, { log, stop, words }).catch((error: unknown) => {
    if (told.signal.aborted) return undefined;
    throw error;
  });
  if (running === undefined) {
    if (endedByBug === undefined) console.log(words.say("terminal.not-online"));
    else console.error(endedByBug.message);
    return endedByBug === undefined ? 0 : 1;
  }
  // Written now rather than at the end, which a kill would skip: the next start needs no type stripper.
  flushCompileCache();
  const reason = await stopped.promise;
  if (reason)
    console.error(reason instanceof EaselError ? words.text(reason.says) : reason.message);
  else console.log(words.say("terminal.stopping"));
  await running.stop();
  return reason ? 1 : 0;
}

/** What both ways to start work with. */
interface Starting {
  readonly log: Logger;
  readonly stop: Stop;
  readonly words: Words;
}

/** What every line of the log says of this process, where there are several. */
function aboutProcess({ role, shards, redisUrl }: Config): object {
  if (redisUrl === undefined) return {};
  const own = shards === "auto" ? "auto" : `${shards.ids.join(",")}/${shards.count}`;
  return role === "worker" ? { role } : { role, shards: own };
}

async function startAsWorker(config: Config, { log, stop, words }: Starting): Promise<Easel> {
  const { startWorker } = await import("../start-worker.ts");
  const easel = await startWorker(config, log, stop.signal);
  console.log(words.say("several.worker-ready"));
  return easel;
}

async function startBot(config: Config, { log, stop, words }: Starting): Promise<Easel> {
  const easel = await startEasel(config, log, stop.fatal, stop.signal);
  console.log(words.say("terminal.online"));
  return easel;
}

async function startWithPlayground(config: Config, { log, stop, words }: Starting): Promise<Easel> {
  const { startPlayground } = await import("../playground/start-playground.ts");
  const dataDir = dataFolder(config);
  const examples: string[] = [];
  const playground = await startPlayground({
    port: config.port,
    examples,
    log,
    stateFolder: path.join(dataDir, "discord"),
  });
  try {
    const { apiUrl, cdnUrl, token } = playground.discord;
    const easel = await startEasel(
      {
        ...config,
        dataDir,
        // A made-up world never gets into the real one's database and bucket.
        databaseUrl: undefined,
        pictures: undefined,
        discord: {
          token: secret(token),
          apiUrl: new URL(apiUrl),
          cdnUrl: new URL(cdnUrl),
          guildId: undefined,
        },
      },
      log,
      stop.fatal,
      stop.signal,
    );
    examples.push(...easel.examples);
    console.log(words.say("terminal.playground-open", { url: playground.url }));
    console.log(words.say("terminal.playground-hint"));
    return {
      examples,
      noteCrash: (incident) => easel.noteCrash(incident),
      stop: async () => {
        await easel.stop();
        await playground.close();
      },
    };
  } catch (error) {
    await playground.close();
    throw error;
  }
}
