import { createInstance, type i18n } from "i18next";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { createFormats, type Formats } from "./formats.ts";
import { type Locale, localeOf } from "./locales.ts";
import {
  type Message,
  type MessageCode,
  type Parameter,
  type ParameterArguments,
  say,
} from "./message.ts";

/** How strangers' words and names are written where a text is shown. */
export interface Flavour {
  /** Makes words from outside (an option, a service, a file) harmless: no markup comes from them. */
  readonly literal: (text: string) => string;
  /** Words that are to be copied as they are. */
  readonly code: (text: string) => string;
}

/** The words of one language, as they are shown in one kind of place. */
export interface Words extends Formats {
  readonly locale: Locale;
  /** Puts a message into words. */
  readonly text: (message: Message) => string;
  /** The text of a code. */
  say<Code extends MessageCode>(code: Code, ...params: ParameterArguments<Code>): string;
}

/** For terminals, logs and files: nothing there reads markup. */
const plainFlavour: Flavour = { literal: (text) => text, code: (text) => text };

const catalogue: i18n = createInstance();
void catalogue.init({
  resources: { en: { translation: en }, de: { translation: de } },
  fallbackLng: "en",
  initAsync: false,
  // Codes hold dots, and what strangers write may hold anything.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnEmptyString: true,
});

/**
 * The words of a language; `locale` is Discord's or a system's name of it ("de", "en-GB"). One that
 * has no catalogue gets English.
 */
export function wordsFor(locale: string | undefined, flavour: Flavour = plainFlavour): Words {
  const language = localeOf(locale);
  const formats = createFormats(language);

  function shown(value: Parameter, format: string | undefined): string {
    if (typeof value !== "object") return shownOne(value, format);
    return "code" in value ? text(value) : shownList(value, format);
  }

  function shownList(
    values: readonly (string | number | Message)[],
    format: string | undefined,
  ): string {
    const each = format === "codes" ? "code" : undefined;
    const items = values.map((value) => shown(value, each));
    if (format === "lines") return items.map((item) => `  ${item}`).join("\n");
    return format === "choices" ? formats.choices(items) : formats.list(items);
  }

  function shownOne(value: string | number, format: string | undefined): string {
    if (format === "code") return flavour.code(String(value));
    if (typeof value === "string") return flavour.literal(value);
    if (format === "bytes") return formats.bytes(value);
    if (format === "duration") return formats.duration(value);
    if (format === "price") return formats.price(value);
    return formats.number(value);
  }

  /** Holes are filled here, so that nothing in a parameter is ever read as a hole or a format. */
  function text({ code, params }: Message): string {
    const key = catalogue.exists(code, { lng: language, ...countOf(params) }) ? code : "unknown";
    const template = catalogue.t(key, {
      lng: language,
      skipInterpolation: true,
      ...countOf(params),
    });
    return template.replaceAll(/\{\{(\w+)(?:, (\w+))?\}\}/g, (_, name: string, format?: string) => {
      const value = key === "unknown" && name === "code" ? code : params[name];
      return value === undefined ? "" : shown(value, format);
    });
  }

  return {
    ...formats,
    locale: language,
    text,
    say: (code, ...params) => text(say(code, ...params)),
  };
}

function countOf({ count }: Message["params"]): { readonly count?: number } {
  return typeof count === "number" ? { count } : {};
}
