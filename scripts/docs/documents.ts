import { envExample } from "./env-example.ts";
import { optionsPage } from "./options-page.ts";
import { settingsPage } from "./settings-page.ts";

/** The files that are written out of the code, by their paths; a test holds them current. */
export const documents: Readonly<Record<string, () => string>> = {
  ".env.example": envExample,
  "docs/options.md": optionsPage,
  "docs/settings.md": settingsPage,
};
