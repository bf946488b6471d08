import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { untranslated } from "../../support/discord/spoken-by-bot.ts";
import { chromiumPath, howToGetChromium } from "./open-browser.ts";
import { playgroundOfTests } from "./open-playground.ts";
import { messages, say } from "./playground-page.ts";

/** What the bot says in a message or a form: each text node, and the words for pictures. */
async function textsOf(place: Locator): Promise<string[]> {
  const found = await place.evaluateAll((roots) =>
    (roots as unknown as Region[]).flatMap((root) => {
      const texts: string[] = [];
      const read = (node: Region): void => {
        if (node.nodeType === 3) texts.push(node.textContent ?? "");
        if (node.alt) texts.push(node.alt);
        for (const child of node.nodeName === "CODE" ? [] : (node.childNodes ?? [])) read(child);
      };
      read(root);
      return texts;
    }),
  );
  return found.map((text) => text.trim()).filter((text) => text !== "");
}

/** The parts of the browser's nodes that are read; the tests are checked without its types. */
interface Region {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly alt?: string;
  readonly childNodes?: Iterable<Region>;
}

const press = (message: Locator, action: string) =>
  message.locator(`[data-custom-id^="1:${action}:"]`).click();

/** Waits for one message more than there were, with something said in it; gives it. */
async function newest(page: Page, before: number): Promise<Locator> {
  const message = messages(page).nth(before);
  await message.locator(".components-v2").waitFor();
  return message;
}

/** The part of a message that the bot made. */
const content = (message: Locator) => message.locator(".components-v2");

/** Uses everything that a newcomer meets, and gives what the bot said. */
async function lookAround(page: Page): Promise<string[]> {
  const texts: string[] = [];
  const answerTo = async (act: () => Promise<void>): Promise<Locator> => {
    const before = await messages(page).count();
    await act();
    const message = await newest(page, before);
    texts.push(...(await textsOf(content(message))));
    return message;
  };
  const before = await messages(page).count();
  await say(page, "/imagine prompt: a red apple count: 1");
  const running = await newest(page, before);
  texts.push(...(await textsOf(content(running))));
  const drawn = messages(page).nth(before);
  await drawn.locator('[data-custom-id^="1:vary:"]').waitFor({ timeout: 60_000 });
  texts.push(...(await textsOf(content(drawn))));
  await press(drawn, "edit");
  const form = page.locator("dialog.modal");
  await form.locator("h2").waitFor();
  texts.push(...(await textsOf(form.locator("h2, .modal-fields label, .field-description"))));
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await answerTo(() => press(drawn, "details"));
  await answerTo(() => say(page, "/help"));
  await answerTo(() => say(page, "/queue"));
  await answerTo(() => say(page, "/imagine prompt: a red apple size: big"));
  await answerTo(() => say(page, "/show id: nothere"));
  const all = await messages(page).count();
  await press(drawn, "delete");
  // The message is gone, and a notice has come.
  await expect.poll(() => messages(page).count()).toBe(all);
  texts.push(...(await textsOf(content(messages(page).nth(all - 1)))));
  return texts;
}

async function choose(page: Page, menu: RegExp | string, language: string): Promise<void> {
  await page.getByRole("button", { name: /^You are/ }).click();
  await page.getByRole("menuitem", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: language, exact: true }).click();
  await page.getByRole("menu").waitFor({ state: "detached" });
}

describe.skipIf(chromiumPath === undefined)(`German in a browser${howToGetChromium}`, () => {
  const playground = playgroundOfTests();

  it("leaves no English in what the bot says", async () => {
    const { page, problems } = await playground.open();
    await page.getByText("Easel is online").waitFor();
    const english = await lookAround(page);
    await choose(page, "Language", "Deutsch");
    await choose(page, "Language of Studio", "Deutsch");
    const german = await lookAround(page);
    expect(german.length).toBeGreaterThan(60);
    expect(untranslated(english, german)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("names the menu's entries in the person's language", async () => {
    const { page } = await playground.open();
    await page.getByText("Easel is online").waitFor();
    await choose(page, "Language", "Deutsch");
    await say(page, "hallo");
    await messages(page).filter({ hasText: "hallo" }).last().click({ button: "right" });
    await page.getByRole("menuitem", { name: "Apps" }).click();
    await page.getByRole("menuitem", { name: "Bilddetails", exact: true }).click();
    await page.getByText("An dieser Nachricht ist kein Bild").waitFor();
  });
});
