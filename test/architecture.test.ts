import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../src/providers/registry.ts";
import { sentencesIn } from "./support/architecture/sentences.ts";

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
  "src/moderation": ["src/http"],
  "src/chat": ["src/http"],
  "src/wildcards": [],
  "src/http": [],
  "src/archive": [],
  "src/download": ["src/http"],
  "src/hub": ["src/http", "src/diffusion"],
  "src/config": [],
  "src/sandbox": [],
  "src/images": ["src/sandbox"],
  "src/storage": [],
  "src/diffusion": [],
  "src/providers": ["src/config", "src/diffusion", "src/http", "src/download", "src/sandbox"],
  "src/redis": [],
  "src/pipeline": [
    "src/archive",
    "src/images",
    "src/moderation",
    "src/storage",
    "src/providers",
    "src/redis",
  ],
  "src/discord": [
    "src/pipeline",
    "src/moderation",
    "src/storage",
    "src/providers",
    "src/images",
    "src/config",
    "src/http",
  ],
  "src/commands": ["src/discord", "src/pipeline", "src/providers", "src/images"],
  "src/components": ["src/discord", "src/pipeline"],
  "src/operation": ["src/pipeline", "src/storage"],
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

  it("make no circle between folders that stand side by side", () => {
    expect(circles(files)).toEqual([]);
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

/**
 * Folders side by side that lean on each other, directly or around others, each with the imports
 * that do it. What stands in a folder itself belongs to all of it: a contract, or the wiring.
 */
function circles(all: readonly SourceFile[]): readonly string[] {
  const graphs = new Map<string, Map<string, Map<string, string>>>();
  for (const file of all)
    for (const name of file.imports.filter((one) => one.startsWith("src/"))) {
      const [from, to] = [file.path.split("/"), name.split("/")];
      const depth = from.findIndex((part, index) => part !== to[index]);
      const [here, there] = [from[depth], to[depth]];
      if (here === undefined || there === undefined) continue;
      if (depth >= from.length - 1 || depth >= to.length - 1) continue;
      const parent = from.slice(0, depth).join("/");
      const graph = graphs.get(parent) ?? new Map<string, Map<string, string>>();
      const edges = graph.get(here) ?? new Map<string, string>();
      edges.set(there, `${file.path} imports ${name}`);
      graphs.set(parent, graph.set(here, edges));
    }
  return [...graphs.values()].flatMap((graph) =>
    [...graph].flatMap(([here, edges]) =>
      [...edges].filter(([there]) => reaches(graph, there, here)).map(([, reason]) => reason),
    ),
  );
}

/** Whether one folder leads to another over any number of imports. */
function reaches(
  graph: ReadonlyMap<string, ReadonlyMap<string, string>>,
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  seen.add(from);
  return [...(graph.get(from)?.keys() ?? [])].some(
    (next) => !seen.has(next) && reaches(graph, next, to, seen),
  );
}

/** The only places from which each outside dependency may be imported. */
const doors: Readonly<Record<string, readonly RegExp[]>> = {
  "discord.js": [/^src\/discord\//, /^src\/commands\//, /^src\/components\//],
  bottleneck: [/^src\/pipeline\/pacing\//],
  re2js: [/^src\/moderation\/words\//],
  confusables: [/^src\/moderation\/words\//],
  fflate: [/^src\/archive\//],
  i18next: [/^src\/words\//],
  undici: [/^src\/http\//],
  "onnxruntime-node": [/^src\/diffusion\/runtime\//],
  sharp: [/^src\/images\/pictures\//],
  exifreader: [/^src\/images\/metadata\//],
  sax: [/^src\/images\/metadata\//],
  "@contentauth/c2pa-wasm": [/^src\/images\/credentials\/library\.ts$/],
  cborg: [/^src\/images\/credentials\/cose-sign1\.ts$/],
  "node:sqlite": [/^src\/storage\//],
  kysely: [/^src\/storage\//],
  "@aws-sdk/client-s3": [/^src\/storage\/shelves\/s3\//],
  pg: [/^src\/storage\/dialects\/postgres\//],
  hono: [/^src\/playground\//],
  ws: [/^src\/playground\//],
  ioredis: [/^src\/redis\//],
  bullmq: [/^src\/pipeline\/queue\/tickets\//],
  "prom-client": [/^src\/operation\//],
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
      // It hands on to the engine's child what ONNX Runtime and its drivers need of it.
      .filter((file) => file.path !== "src/diffusion/runtime/inference-process.ts")
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
  a1111: [
    /^src\/images\//,
    /^src\/words\/\w+\/(?:images|messages)\.ts$/,
    /^src\/discord\/views\/parameters-view\.ts$/,
    /^src\/diffusion\//,
  ],
};

describe("the name of a service", () => {
  it.each(services.map(({ id, name }) => [name, id] as const))(
    "%s stands in its own folder and in the registry only",
    (name, id) => {
      // A short name is also the beginning of other words ("false").
      const end = id.length > 4 ? "" : "\\b";
      const word = new RegExp(`\\b(?:${[id, name].join("|")})${end}`, "i");
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

describe("unit tests", () => {
  it("stand in the folders that the code has", async () => {
    const folders = new Set(files.map((file) => path.dirname(file.path)));
    const stray: string[] = [];
    for await (const name of glob("test/unit/**/*.test.ts", { cwd: root })) {
      const [first, ...rest] = path.dirname(name).split("/").slice(2);
      if (first === "scripts") continue;
      if (!folders.has(["src", first, ...rest].filter(Boolean).join("/"))) stray.push(name);
    }
    expect(stray).toEqual([]);
  });
});

/** The page and the loopback Discord speak as Discord's own client and servers do. */
const speaksForDiscord = /^src\/playground\/(?:page|loopback|server)\//;

describe("a sentence that a person reads", () => {
  it("stands in src/words only", () => {
    const wrong = files
      .filter((file) => !file.path.startsWith("src/words/") && !speaksForDiscord.test(file.path))
      .flatMap((file) => sentencesIn(file.text).map((text) => `${file.path}: ${text}`));
    expect(wrong).toEqual([]);
  });

  it("is found in code, and told from comments, log lines and bugs", () => {
    const code = [
      '// "A comment says this."',
      'log.warn({ id }, "The operator reads this line.");',
      'throw new RangeError("This is a bug of ours.");',
      'const view = { text: quoted("The person reads this line.") };',
      "send(`The queue holds ${count} jobs.`);",
    ].join("\n");
    expect(sentencesIn(code)).toEqual([
      "The person reads this line.",
      "The queue holds ${count} jobs.",
    ]);
  });
});

/** All files that one file loads, directly or through others; types alone load nothing. */
function loadedBy(entry: string, { later = true } = {}): ReadonlySet<string> {
  const loaded = new Set([entry]);
  for (const name of loaded) {
    const file = files.find(({ path }) => path === name);
    for (const next of file === undefined ? [] : valueImports(file, later)) loaded.add(next);
  }
  return loaded;
}

/** What a file loads; `later` counts what it loads only where it is needed. */
function valueImports({ path: name, text }: SourceFile, later: boolean): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?\bfrom "([^"]+)"/gms);
  const needed = later ? text.matchAll(/\bimport\(\s*"([^"]+)"/g) : [];
  return [...statements, ...needed].map(([, specifier = ""]) =>
    specifier.startsWith(".") ? path.posix.join(path.posix.dirname(name), specifier) : specifier,
  );
}

describe("the bot's process", () => {
  it.each(["src/main.ts", "src/cli/imagine/open-context.ts"])(
    "never loads what decodes pictures or reads their metadata (%s)",
    (entry) => {
      const loaded = loadedBy(entry);
      expect(loaded.has("src/images/open-images.ts")).toBe(true);
      const inChildOnly = [...loaded].filter((name) =>
        /^(?:sharp|exifreader|sax|onnxruntime-node|@contentauth\/.*|cborg|src\/images\/(?:pictures|metadata|notes|credentials)\/.*)$/.test(
          name,
        ),
      );
      expect(inChildOnly).toEqual([]);
      expect(loadedBy("src/images/child.ts").has("sharp")).toBe(true);
    },
  );
});

describe("the child that reads pictures", () => {
  it("loads what signs never, and what reads manifests only once there is one", () => {
    const atOnce = loadedBy("src/images/child.ts", { later: false });
    expect(atOnce.has("sharp")).toBe(true);
    expect(atOnce.has("@contentauth/c2pa-wasm")).toBe(false);
    const ever = loadedBy("src/images/child.ts");
    expect(ever.has("@contentauth/c2pa-wasm")).toBe(true);
    expect(ever.has("src/images/credentials/sign-file.ts")).toBe(false);
    expect(loadedBy("src/images/credentials/child.ts").has("cborg")).toBe(true);
  });
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
