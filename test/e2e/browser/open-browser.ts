import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** Where a chromium is, as Debian installs it; undefined where it is missing. */
export const chromiumPath = places.find((place) => existsSync(place));

/** What to do about a missing chromium, for the name of the tests that are then skipped. */
export const howToGetChromium =
  chromiumPath === undefined ? " (skipped: needs chromium, apt-get install -y chromium)" : "";

/** Starts a browser with nothing in it that reaches out by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page in a fresh profile, and everything that went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts, refusals of the content security policy, and failed requests. */
  readonly problems: readonly string[];
}

/** Opens an address in a fresh profile, which is gone when the test has ended. */
export async function openPage(
  browser: Browser,
  url: string,
  options: NonNullable<Parameters<Browser["newContext"]>[0]> = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => context.close());
  // Two shared cores can hold a picture up for longer than the usual half minute.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(url);
  return { page, problems };
}
