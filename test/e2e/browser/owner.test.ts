import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EaselProcess, startProcess } from "../../support/easel-process.ts";
import { freePort } from "../../support/free-port.ts";
import { chromiumPath, howToGetChromium, openBrowser, openPage } from "./open-browser.ts";
import { finished, messages, say } from "./playground-page.ts";

async function become(page: Page, person: string, channel: string): Promise<void> {
  await page.getByRole("button", { name: /^You are/ }).click();
  await page.getByRole("menuitem", { name: person }).click();
  await page.getByRole("button", { name: `You are ${person}` }).waitFor();
  await page.getByRole("button", { name: channel }).click();
  await page.getByRole("heading", { name: `#${channel}`, exact: true }).waitFor();
}

describe.skipIf(chromiumPath === undefined)(
  `a server's owner in a browser${howToGetChromium}`,
  () => {
    let folder: string;
    let easel: EaselProcess;
    let browser: Browser;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "easel-owner-"));
      const settings = {
        EASEL_DATA_DIR: folder,
        EASEL_PORT: String(await freePort()),
        EASEL_DEVICE: "cpu",
        LOG_LEVEL: "warn",
      };
      [easel, browser] = await Promise.all([
        startProcess(settings, { ready: /playground is open/ }),
        openBrowser(),
      ]);
    });

    afterAll(async () => {
      await browser.close();
      await easel.kill();
      await rm(folder, { recursive: true, force: true });
    });

    it("allows one channel and one role; members are refused elsewhere and without it", async () => {
      const { page, problems } = await openPage(browser, /http:\S+/.exec(easel.log())?.[0] ?? "");
      await page.getByText("Easel is online").waitFor();
      await become(page, "Vera", "exhibition");
      await page.getByRole("button", { name: "after-dark" }).getByText("18+").waitFor();
      await say(page, "/settings");
      const panel = messages(page).first();
      const channels = panel.getByRole("combobox", { name: "Channels (none: everywhere)" });
      await channels.click();
      const offered = panel.getByRole("listbox").locator("visible=true").getByRole("option");
      expect(await offered.allInnerTexts()).toEqual(["#exhibition", "#sketches", "#after-dark"]);
      await panel.getByRole("option", { name: "#exhibition" }).locator("visible=true").click();
      await channels.press("Escape");
      await panel.getByText("Only in these channels").first().waitFor();
      await expect.poll(() => channels.innerText()).toContain("#exhibition");
      await panel.getByRole("button", { name: "Who" }).click();
      const roles = panel.getByRole("combobox", { name: "Roles (none: everybody)" });
      await roles.click();
      await panel.getByRole("option", { name: "@Artists" }).locator("visible=true").click();
      await roles.press("Escape");
      await panel.locator(".mention", { hasText: "@Artists" }).waitFor();

      await become(page, "Robin", "sketches");
      await say(page, "/imagine prompt: a red apple");
      await page.getByText("allow pictures only in #exhibition").waitFor();
      await become(page, "Kim", "exhibition");
      await say(page, "/imagine prompt: a red apple");
      await page.getByText("only to members with the role @Artists").waitFor();
      await become(page, "Robin", "exhibition");
      await say(page, "/imagine prompt: a red apple count: 1");
      await finished(page, 1, 0);
      expect(problems).toEqual([]);
    });
  },
);
