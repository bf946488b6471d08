import { describe, expect, it } from "vitest";
import { chromiumPath, howToGetChromium } from "./open-browser.ts";
import { playgroundOfTests } from "./open-playground.ts";
import { finished, messages, say } from "./playground-page.ts";

describe.skipIf(chromiumPath === undefined)(`➕ More in a browser${howToGetChromium}`, () => {
  const playground = playgroundOfTests();

  it("opens controls for the presser alone, and a form with fields and a file", async () => {
    const { page, problems } = await playground.open();
    await page.getByText("Easel is online").waitFor();
    await say(page, "/imagine prompt: a red apple count: 1");
    const drawn = await finished(page, 1, 0);
    await drawn.getByRole("button", { name: "More", exact: false }).first().click();
    const panel = messages(page).filter({ hasText: "Only you can see this" });
    await panel.getByRole("button", { name: "Zoom out 2×" }).click();
    const zoomed = await finished(page, 1, 2);
    expect(await zoomed.innerText()).toContain("beyond its edges");
    await panel.getByRole("button", { name: "Redraw a region" }).click();
    const form = page.getByRole("dialog", { name: "Redraw a region" });
    await form.getByRole("textbox", { name: "What to draw there" }).fill("a blue star");
    await form.getByText("Or a mask as a file").waitFor();
    const part = form.getByRole("combobox", { name: "Which part" });
    await part.click();
    await page.getByRole("option", { name: "Middle" }).click();
    await part.press("Escape");
    await form.getByRole("button", { name: "Submit" }).click();
    await form.waitFor({ state: "detached" });
    const redrawn = await finished(page, 1, 3);
    expect(await redrawn.innerText()).toContain("A part of picture 1 redrawn");
    expect(problems).toEqual([]);
  });
});
