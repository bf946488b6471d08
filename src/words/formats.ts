import type { Locale } from "./locales.ts";

/** Numbers, lists, sizes and times as a language writes them. */
export interface Formats {
  number(value: number): string;
  /** An amount in the operator's own currency or credits: two to four decimals where it has any. */
  price(value: number): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  /** "a, b or c" */
  choices(items: readonly string[]): string;
  /** A size in bytes, in the largest unit that leaves at least one. */
  bytes(value: number): string;
  /** A time in milliseconds: below ten seconds with a decimal, then in seconds, minutes, hours. */
  duration(milliseconds: number): string;
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Makes the formats of a language; `Intl` knows its rules. */
export function createFormats(locale: Locale): Formats {
  // Seeds, sizes and ids are copied: digits stay together.
  const number = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const price = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const choices = new Intl.ListFormat(locale, { type: "disjunction" });
  const duration = new Intl.DurationFormat(locale, { style: "narrow" });
  return {
    number: (value) => number.format(value),
    price: (value) => price.format(value),
    list: (items) => list.format(items),
    choices: (items) => choices.format(items),
    bytes(value) {
      const unit = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
      return `${oneDecimal.format(value / 1024 ** unit)} ${UNITS[unit]}`;
    },
    duration(milliseconds) {
      const seconds = Math.max(0, milliseconds) / 1000;
      if (seconds < 10) return `${oneDecimal.format(seconds)} s`;
      const whole = Math.round(seconds);
      if (whole < 60) return `${whole} s`;
      return duration.format({
        hours: Math.floor(whole / 3600),
        minutes: Math.floor((whole % 3600) / 60),
        seconds: whole < 3600 ? whole % 60 : 0,
      });
    },
  };
}
