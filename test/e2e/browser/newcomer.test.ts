import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { chromiumPath, howToGetChromium } from "./open-browser.ts";
import { playgroundOfTests } from "./open-playground.ts";
import { countMessages, finished, messageBox, messages, pictures, say } from "./playground-page.ts";

describe.skipIf(chromiumPath === undefined)(`a newcomer in a browser${howToGetChromium}`, () => {
  const playground = playgroundOfTests();

  it("types a command, watches the picture being drawn, and varies the second one", async () => {
    const { page, problems } = await playground.open();
    await page.getByText("Easel is online").waitFor();
    await say(page, "/imagine prompt: a red apple");
    const first = messages(page).first();
    await first.getByRole("button", { name: "Cancel" }).waitFor();
    await first.getByText(/\d+ %/).waitFor();
    const drawn = await finished(page, 4, 0);
    expect(await pictures(drawn).count()).toBe(4);
    expect(await drawn.getByRole("img").first().getAttribute("alt")).toContain("a red apple");
    await drawn.getByRole("button", { name: "V2", exact: true }).click();
    const varied = await finished(page, 1, 1);
    expect(await varied.innerText()).toMatch(/variation of picture 2/i);
    expect(await pictures(drawn).count()).toBe(4);
    expect(problems).toEqual([]);
  });

  it("looks at a picture large, and leafs with the keyboard", async () => {
    const { page } = await playground.open();
    await pictures(messages(page).first()).first().click();
    const viewer = page.getByRole("dialog", { name: "Pictures" });
    await viewer.getByText("1 of 4", { exact: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await viewer.getByText("2 of 4", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
  });

  it("edits the words in a form that is filled with those that were used", async () => {
    const { page } = await playground.open();
    const before = await countMessages(page);
    await messages(page).first().getByRole("button", { name: "Edit" }).click();
    const form = page.getByRole("dialog", { name: "Edit" });
    const prompt = form.getByRole("textbox", { name: "Prompt", exact: true });
    expect(await prompt.inputValue()).toBe("a red apple");
    await prompt.fill("a panda");
    await form.getByRole("button", { name: "Submit" }).click();
    await form.waitFor({ state: "detached" });
    const edited = await finished(page, 1, before);
    expect(await edited.innerText()).toContain("a panda");
  });

  it("asks for a picture's details in the menu of its message, and sees them alone", async () => {
    const { page } = await playground.open();
    await messages(page)
      .first()
      .click({ button: "right", position: { x: 8, y: 60 } });
    await page.getByRole("menuitem", { name: "Apps" }).click();
    await page.getByRole("menuitem", { name: "Image details" }).click();
    const details = messages(page).filter({ hasText: "Only you can see this" });
    await details.getByText("a red apple").first().waitFor();
    await details.getByRole("button", { name: "Dismiss message" }).click();
    await details.waitFor({ state: "detached" });
  });

  it("replies to a picture with new words", async () => {
    const { page } = await playground.open();
    const before = await countMessages(page);
    await messages(page)
      .first()
      .hover({ position: { x: 8, y: 60 } });
    await messages(page).first().getByRole("button", { name: "Reply", exact: true }).click();
    await page.getByText("Replying to Easel").waitFor();
    await say(page, "a green apple");
    const answer = await finished(page, 1, before + 1);
    expect(await answer.innerText()).toContain("a green apple");
  });

  it("is told what is wrong with an option, and keeps the line", async () => {
    const { page } = await playground.open();
    await say(page, "/imagine prompt: a red apple count: 9");
    await page.getByRole("alert").getByText("count is a whole number from 1 to 4").waitFor();
    expect(await messageBox(page).inputValue()).toBe("/imagine prompt: a red apple count: 9");
  });

  it("completes a command with the keyboard alone", async () => {
    const { page } = await playground.open();
    await messageBox(page).pressSequentially("/ima");
    await page.getByRole("option", { name: "/imagine" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await messageBox(page).inputValue()).toBe("/imagine prompt: ");
    await page.keyboard.type("a red apple sty");
    await page.keyboard.press("Tab");
    expect(await messageBox(page).inputValue()).toBe("/imagine prompt: a red apple style: ");
    await page.getByRole("listbox", { name: "style" }).getByRole("option").first().waitFor();
  });

  it("draws in direct messages, and in a server where Easel is no member", async () => {
    const { page } = await playground.open();
    await countMessages(page);
    for (const [place, title] of [
      ["Easel", "Easel"],
      ["lounge", "#lounge"],
    ] as const) {
      await page.getByRole("navigation").getByRole("button", { name: place, exact: true }).click();
      await page.getByRole("heading", { name: title, exact: true }).waitFor();
      await say(page, "/imagine prompt: a panda");
      await finished(page, 1, 0);
    }
  });

  it("becomes a friend, who sees the pictures but not the private answers", async () => {
    const { page } = await playground.open();
    await countMessages(page);
    await messages(page).first().getByRole("button", { name: "Details" }).click();
    await page.getByText("Only you can see this").waitFor();
    await page.getByRole("button", { name: /You are You/ }).click();
    await page.getByRole("menuitem", { name: "Robin" }).click();
    await page.getByRole("button", { name: /You are Robin/ }).waitFor();
    // The log of the person before stands until the friend's has come.
    await page.getByText("Only you can see this").first().waitFor({ state: "detached" });
    await pictures(messages(page).first()).first().waitFor();
  });

  it("shows whatever people write as text", async () => {
    const { page, problems } = await playground.open();
    await page.getByRole("button", { name: "general" }).click();
    await page.getByRole("heading", { name: "#general", exact: true }).waitFor();
    const words = '<img src=x onerror="document.title=1"> <script>document.title=1</script>';
    await messageBox(page).fill(words);
    await messageBox(page).press("Enter");
    await messages(page).getByText(words).waitFor();
    expect(await page.title()).toContain("#general");
    expect(problems).toEqual([]);
  });

  it("uses a phone in the dark", async () => {
    const { page } = await playground.open({
      viewport: { width: 390, height: 800 },
      colorScheme: "dark",
    });
    await pictures(messages(page).first()).first().waitFor();
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.getByRole("button", { name: "Channels" }).click();
    await page.getByRole("button", { name: "Switch to the light theme" }).click();
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("light");
  });

  it("attaches a picture to start from, and sees which option it is for", async () => {
    const { page } = await playground.open();
    const before = await countMessages(page);
    await messageBox(page).pressSequentially("/imagine prompt: a green apple strength: 0.4");
    await page.locator("#file-picker").setInputFiles({
      name: "my apple.png",
      mimeType: "image/png",
      buffer: await samplePicture(),
    });
    expect(await messageBox(page).inputValue()).toContain(" image: my_apple.png");
    await messageBox(page).press("Enter");
    const answer = await finished(page, 1, before);
    expect(await answer.innerText()).toMatch(/img2img/i);
  });

  it("goes on after a crash of Easel, with the old pictures and their buttons", async () => {
    const { page } = await playground.open();
    const before = await countMessages(page);
    await playground.kill();
    await page.getByText("Disconnected").waitFor();
    await playground.start();
    await page.getByText("Easel is online").waitFor();
    await messages(page).first().getByRole("button", { name: "V1", exact: true }).click();
    await finished(page, 1, before);
  });
});

function samplePicture(): Promise<Buffer> {
  const background = { r: 200, g: 60, b: 40 };
  return sharp({ create: { width: 128, height: 128, channels: 3, background } })
    .png()
    .toBuffer();
}
