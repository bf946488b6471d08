import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chromiumPath, howToGetChromium } from "./open-browser.ts";
import { playgroundOfTests } from "./open-playground.ts";
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
    const playground = playgroundOfTests();

    it("allows one channel and one role; members are refused elsewhere and without it", async () => {
      const { page, problems } = await playground.open();
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
