import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../src/providers/registry.ts";

const root = path.resolve(import.meta.dirname, "..");

interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: SourceFile[] = [];

beforeAll(async () => {
  for await (const name of glob("src/**/*.ts", { cwd: root })) {
    const text = readFileSync(path.join(root, name), "utf8");
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => {
      const specifier = match[1] ?? "";
      return specifier.startsWith(".")
        ? path.posix.join(path.posix.dirname(name), specifier)
        : specifier;
    });
    files.push({ path: name, text, imports, lines: text.split("\n").length - 1 });
  }
});

/** The providers that are somebody else's; the own engine is known everywhere. */
const services = providers.filter(({ enabledBy }) => enabledBy.length > 0);

/** Each part, and the parts that it may import from; everything may import from lib, words, domain. */
const directions: Readonly<Record<string, readonly string[]>> = {
  "src/lib": ["src/lib"],
  "src/words": [],
  "src/domain": [],
  "src/moderation": [],
  "src/http": [],
  "src/download": ["src/http"],
  "src/hub": ["src/http", "src/diffusion"],
  "src/config": [],
  "src/images": [],
  "src/storage": [],
  "src/diffusion": [],
  "src/providers": ["src/config", "src/diffusion", "src/http", "src/download"],
  "src/pipeline": ["src/images", "src/storage", "src/providers"],
  "src/commands": ["src/pipeline", "src/storage", "src/providers", "src/components", "src/images"],
  "src/components": ["src/pipeline", "src/storage", "src/providers", "src/commands", "src/images"],
  "src/discord": [
    "src/commands",
    "src/components",
    "src/pipeline",
    "src/storage",
    "src/images",
    "src/config",
    "src/http",
  ],
  "src/playground": [],
};

const partOf = (file: string): string => file.split("/").slice(0, 2).join("/");

describe("imports", () => {
  it.each(Object.entries(directions))("of %s follow the one direction", (part, allowed) => {
    const base =
      part === "src/lib"
        ? []
        : part === "src/words"
          ? ["src/lib"]
          : ["src/lib", "src/words", "src/domain"];
    const reachable = new Set([part, ...base, ...allowed]);
    const wrong = files
      .filter((file) => partOf(file.path) === part)
      .flatMap((file) =>
        file.imports
          .filter((name) => name.startsWith("src/") && !reachable.has(partOf(name)))
          .map((name) => `${file.path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("reach a service only in its own folder and the registry", () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .map((name) => /^src\/providers\/([^/]+)\//.exec(name)?.[1] ?? "")
        .filter((folder) => services.some(({ id }) => id === folder))
        .filter((folder) => !file.path.startsWith(`src/providers/${folder}/`))
        .filter(() => file.path !== "src/providers/registry.ts")
        .map((folder) => `${file.path} imports from ${folder}`),
    );
    expect(wrong).toEqual([]);
  });

  it("reach the engine only through the local provider", () => {
    const wrong = files
      .filter((file) => file.path.startsWith("src/providers/"))
      .filter((file) => !file.path.startsWith("src/providers/local/"))
      .filter((file) => file.imports.some((name) => name.startsWith("src/diffusion/")))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });
});

/** The only places from which each outside dependency may be imported. */
const doors: Readonly<Record<string, readonly RegExp[]>> = {
  "discord.js": [/^src\/discord\//, /^src\/commands\//, /^src\/components\//],
  re2js: [/^src\/moderation\/words\//],
  confusables: [/^src\/moderation\/words\//],
  i18next: [/^src\/words\//],
  undici: [/^src\/http\//],
  "onnxruntime-node": [/^src\/diffusion\/runtime\//],
  sharp: [/^src\/images\//],
  "node:sqlite": [/^src\/storage\//],
  kysely: [/^src\/storage\//],
  hono: [/^src\/playground\//],
  ws: [/^src\/playground\//],
  pino: [/^src\/lib\/create-logger\.ts$/],
};

describe("doors", () => {
  it.each(Object.entries(doors))("%s is imported only behind its own", (name, allowed) => {
    const wrong = files
      .filter((file) => file.imports.some((one) => one === name || one.startsWith(`${name}/`)))
      .filter((file) => !allowed.some((door) => door.test(file.path)))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  it("the environment is read only in src/config", () => {
    const wrong = files
      .filter((file) => /process\.env\b|\bloadEnvFile\b/.test(file.text))
      .filter((file) => !file.path.startsWith("src/config/"))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });
});

/**
 * Where the name of a service may stand beside its own folder and the registry: files say which
 * program made them.
 */
const placesOfNames: Readonly<Record<string, readonly RegExp[]>> = {
  comfyui: [
    /^src\/images\//,
    /^src\/words\/\w+\/images\.ts$/,
    /^src\/components\/views\/parameters-view\.ts$/,
    /^src\/diffusion\/textual-inversion\//,
  ],
  a1111: [/^src\/images\//, /^src\/words\/\w+\/images\.ts$/, /^src\/diffusion\//],
};

describe("the name of a service", () => {
  it.each(services.map(({ id, name }) => [name, id] as const))(
    "%s stands in its own folder and in the registry only",
    (name, id) => {
      const word = new RegExp(`\\b(${[id, name].join("|")})`, "i");
      const wrong = files
        .filter((file) => word.test(file.text))
        .filter((file) => !file.path.startsWith(`src/providers/${id}/`))
        .filter((file) => file.path !== "src/providers/registry.ts")
        .filter((file) => !placesOfNames[id]?.some((place) => place.test(file.path)))
        .filter((file) => !/^src\/words\/\w+\/(?:index|services-\w+)\.ts$/.test(file.path))
        .map((file) => file.path);
      expect(wrong).toEqual([]);
    },
  );
});

describe("files", () => {
  it("stay small: none over 250 lines, most under 60, 95 of 100 under 200", () => {
    const lengths = files.map((file) => file.lines).toSorted((a, b) => a - b);
    expect(files.filter((file) => file.lines > 250).map((file) => file.path)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(200);
  });

  it("hold one sampler each, in 60 lines at most", () => {
    const samplers = files.filter((file) => file.path.startsWith("src/diffusion/samplers/"));
    expect(samplers.length).toBeGreaterThan(10);
    expect(samplers.filter((file) => file.lines > 60).map((file) => file.path)).toEqual([]);
  });

  it("are named in kebab-case", () => {
    const wrong = files.filter((file) => !/^[a-z0-9-]+(\.d)?\.ts$/.test(path.basename(file.path)));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});
