import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type EaselProcess, startProcess } from "../../support/easel-process.ts";
import { freePort } from "../../support/free-port.ts";
import { openBrowser, type OpenedPage, openPage } from "./open-browser.ts";

/** A playground of these tests, in a folder of its own, and a browser. */
export interface OpenPlayground {
  /** Opens the address that Easel printed, in a fresh profile. */
  open(options?: Parameters<typeof openPage>[2]): Promise<OpenedPage>;
  /** Ends Easel as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder. */
  start(): Promise<void>;
}

/** Starts a playground before the tests that stand beside the call, and ends it after them. */
export function playgroundOfTests(): OpenPlayground {
  let folder: string;
  let port: number;
  let easel: EaselProcess;
  let browser: Browser;
  const launch = () =>
    startProcess(
      {
        EASEL_DATA_DIR: folder,
        EASEL_PORT: String(port),
        EASEL_DEVICE: "cpu",
        LOG_LEVEL: "warn",
      },
      { ready: /playground is open/ },
    );

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "easel-browser-"));
    port = await freePort();
    [easel, browser] = await Promise.all([launch(), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await easel.kill();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    open: (options = {}) => openPage(browser, /http:\S+/.exec(easel.log())?.[0] ?? "", options),
    kill: () => easel.kill(),
    async start() {
      easel = await launch();
    },
  };
}
