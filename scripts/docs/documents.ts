import { envExample } from "./env-example.ts";
import { settingsPage } from "./settings-page.ts";

/** The files that are written out of the code, by their paths; a test holds them current. */
export const documents: Readonly<Record<string, () => string>> = {
  ".env.example": envExample,
  "docs/settings.md": settingsPage,
};
