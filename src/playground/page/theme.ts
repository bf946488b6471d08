import { fill } from "./dom.ts";
import { icon } from "./icon.ts";

type Theme = "light" | "dark";

const key = "easel-theme";

function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function storedTheme(): Theme | undefined {
  const stored = localStorage.getItem(key);
  return stored === "light" || stored === "dark" ? stored : undefined;
}

function currentTheme(): Theme {
  return storedTheme() ?? systemTheme();
}

/** Follows the system until the button chooses otherwise; the choice is remembered. */
export function setUpTheme(button: HTMLButtonElement): void {
  const show = (): void => {
    const theme = currentTheme();
    document.documentElement.dataset["theme"] = theme;
    const other = theme === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Switch to the ${other} theme`);
    button.title = `Switch to the ${other} theme`;
    fill(button, icon(theme === "dark" ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    localStorage.setItem(key, currentTheme() === "dark" ? "light" : "dark");
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}
