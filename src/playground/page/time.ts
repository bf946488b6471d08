import { element } from "./dom.ts";
import { relativeTime } from "./relative-time.ts";

const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** A `<time>` in one of Discord's styles; those in style R are kept right by `keepTimesRight`. */
export function timeElement(seconds: number, style: string): HTMLTimeElement {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return element("time", {}, "an impossible time");
  const full = date.toLocaleString(undefined, formats["F"]);
  const text =
    style === "R"
      ? relativeTime(seconds, Date.now())
      : date.toLocaleString(undefined, formats[style]);
  return element(
    "time",
    {
      datetime: date.toISOString(),
      title: full,
      "data-relative": style === "R" ? seconds : undefined,
    },
    text,
  );
}

/** Rewrites the relative times on the page, every few seconds, for as long as it is open. */
export function keepTimesRight(): void {
  setInterval(() => {
    for (const time of document.querySelectorAll<HTMLElement>("time[data-relative]")) {
      time.textContent = relativeTime(Number(time.dataset["relative"]), Date.now());
    }
  }, 5000);
}

/** The time beside a message: the hour for today, the day before it otherwise. */
export function messageTime(timestamp: string): HTMLTimeElement {
  const date = new Date(timestamp);
  const today = date.toDateString() === new Date().toDateString();
  const text = date.toLocaleString(undefined, {
    ...(today ? {} : { dateStyle: "medium" as const }),
    timeStyle: "short",
  });
  return element(
    "time",
    { datetime: timestamp, title: date.toLocaleString(undefined, formats["F"]) },
    text,
  );
}
