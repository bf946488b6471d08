import { ApplicationCommandCreateRequestSchema } from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/commands/index.ts";
import { fakeServices } from "../../support/commands/fake-services.ts";
import { sampleModel } from "../../support/commands/sample-model.ts";

interface DeclaredOption {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly required?: boolean;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly choices?: readonly unknown[];
}

const few = fakeServices().services;
const many = fakeServices({
  studio: {
    models: Array.from({ length: 80 }, (_, index) =>
      sampleModel(`local/model-${index}`, `Model ${index}`, {
        steps: { min: 2, max: 20 + index, default: 20 },
        guidanceScale: index === 0 ? { min: 0, max: 5, default: 1 } : undefined,
        strength: { min: 0.1, max: 0.9, default: 0.5 },
        styles: {
          default: undefined,
          choices: Array.from({ length: 90 }, (__, style) => `style ${style}`),
          open: false,
        },
      }),
    ),
  },
}).services;

const optionsOf = (declared: object): readonly DeclaredOption[] =>
  "options" in declared ? (declared.options as readonly DeclaredOption[]) : [];

/** The texts of a declaration in all languages, which Discord counts together. */
const localized = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(localized)
      : [];

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === "string" && ["name", "description", "value"].includes(key)
          ? [inner]
          : textsIn(inner),
      )
    : [];

/** What changes a server. */
const inServersOnly: ReadonlySet<string> = new Set(["settings", "moderation"]);

describe.each(commands.map((command) => [command.name, command] as const))(
  "%s",
  (name, command) => {
    it.each([
      ["few models", few],
      ["very many models", many],
    ])("is declared as Discord takes it, with %s", (_, services) => {
      const declared = command.declare(services);
      const options = optionsOf(declared);
      expect(ApplicationCommandCreateRequestSchema.safeParse(declared)).toMatchObject({
        success: true,
      });
      expect(declared.name).toBe(name);
      expect(textsIn(declared).join("").length).toBeLessThanOrEqual(8000);
      expect(localized(declared).join("").length).toBeLessThanOrEqual(8000);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const option of options) {
        expect(option.name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        const texts = [
          option.description,
          ...Object.values(option.description_localizations ?? {}),
        ];
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(100);
        for (const translated of Object.values(option.name_localizations ?? {}))
          expect(translated).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
      }
      const required = options.map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
    });

    it("works in servers, in direct messages and for people who installed the app", () => {
      expect(command.declare(few)).toMatchObject({
        integration_types: name === "moderation" ? [0] : [0, 1],
        contexts: inServersOnly.has(name) ? [0] : [0, 1, 2],
      });
    });
  },
);

describe("the commands", () => {
  it("are these, each once", () => {
    expect(commands.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      "slash imagine, slash blend, slash describe, slash queue, slash show, slash help, slash status, slash history, slash presets, slash preferences, slash mydata, slash stats, slash settings, message Vary this image, message Image details, message Describe this image, message Report this image, slash moderation".split(
        ", ",
      ),
    );
  });
});

const imagineOptions = (services: typeof few): ReadonlyMap<string, DeclaredOption> =>
  new Map(
    commands
      .filter(({ name }) => name === "imagine")
      .flatMap((command) => optionsOf(command.declare(services)))
      .map((option) => [option.name, option]),
  );

describe("/imagine", () => {
  it("has exactly the options of its public interface", () => {
    expect([...imagineOptions(few).keys()]).toEqual(
      "prompt negative_prompt style model size count seed steps guidance scheduler image image2 image_url strength mask extend variation_seed variation_strength hires refiner high_noise_fraction lora preset private spoiler".split(
        " ",
      ),
    );
  });

  it("has as many options as Discord allows", () => {
    expect(imagineOptions(few).size).toBe(25);
  });

  it("speaks German, names included, each name once", () => {
    const options = [...imagineOptions(few).values()];
    const german = options.map((option) => option.name_localizations?.["de"]);
    expect(new Set(german).size).toBe(options.length);
    expect(imagineOptions(few).get("size")).toMatchObject({
      name_localizations: { de: "größe" },
      description_localizations: { de: expect.stringContaining("Breite x Höhe") },
    });
  });

  it("takes the widest range over the models", () => {
    expect(imagineOptions(many).get("steps")).toMatchObject({ min_value: 2, max_value: 99 });
    expect(imagineOptions(many).get("guidance")).toMatchObject({ min_value: 0, max_value: 5 });
    expect(imagineOptions(many).get("strength")).toMatchObject({ min_value: 0.1, max_value: 0.9 });
  });

  it("keeps options that no model honours, so that the names never change", () => {
    expect(imagineOptions(few).get("high_noise_fraction")).toMatchObject({
      min_value: 0,
      max_value: 1,
    });
    expect(imagineOptions(few).get("seed")).toMatchObject({
      min_value: 0,
      max_value: 999_999_999_999_999,
    });
  });
});
