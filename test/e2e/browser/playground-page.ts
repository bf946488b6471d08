import type { Locator, Page } from "playwright-core";

/** The box in which people write. */
export function messageBox(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Message/ });
}

/** The messages of the open channel, oldest first. */
export function messages(page: Page): Locator {
  return page.getByRole("log").getByRole("listitem", { name: /^Message of/ });
}

/** The pictures that a message shows. */
export function pictures(message: Locator): Locator {
  return message.getByRole("button", { name: /^Show picture/ });
}

/** How many messages there are, once they are there; the channel must not be empty. */
export async function countMessages(page: Page): Promise<number> {
  await messages(page).first().waitFor();
  return messages(page).count();
}

/** Writes a line, key by key, and sends it. */
export async function say(page: Page, line: string): Promise<void> {
  await messageBox(page).pressSequentially(line);
  await messageBox(page).press("Enter");
}

/** Waits for the newest message to show `count` loaded pictures and its buttons; gives the message. */
export async function finished(page: Page, count: number, index: number): Promise<Locator> {
  const message = messages(page).nth(index);
  await message.getByRole("button", { name: "V1" }).waitFor();
  await pictures(message)
    .nth(count - 1)
    .waitFor();
  const images = pictures(message).locator("img");
  await images.evaluateAll((all) =>
    Promise.all(all.map((image) => (image as unknown as { decode(): Promise<void> }).decode())),
  );
  return message;
}
