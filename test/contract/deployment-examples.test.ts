import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { readShards } from "../../src/config/several.ts";
import { parseConfig } from "../../src/load-config.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const dockerfile = read("Dockerfile");
const metricsPort = Number(/^ENV EASEL_METRICS_PORT=(\d+)$/m.exec(dockerfile)?.[1]);
const dataDir = /EASEL_DATA_DIR=(\S+)/.exec(dockerfile)?.[1];

/** Running pictures get 20 s to end, and then everything is closed. */
const LEAST_GRACE_S = 30;

/** What a process makes of its settings; throws for one that is wrong or does not fit the others. */
function configOf(settings: Readonly<Record<string, string>>) {
  const config = parseConfig(settings);
  expect(config.remarks).toEqual([]);
  return config;
}

/** Expects that these lists of shards are all there are, each once. */
function expectAllShards(given: readonly (string | undefined)[]): void {
  const all = given.map((text) => readShards(text ?? ""));
  const ids = all.flatMap((shards) => (typeof shards === "object" ? shards.ids : []));
  const counts = all.map((shards) => (typeof shards === "object" ? shards.count : 0));
  expect(new Set(counts).size).toBe(1);
  expect(ids.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: counts[0] ?? 0 }, (_, id) => id),
  );
}

const texts = z.record(z.string(), z.coerce.string());
const compose = z
  .strictObject({
    services: z.record(
      z.string(),
      z.strictObject({
        build: z.string().optional(),
        image: z.string().optional(),
        restart: z.enum(["unless-stopped"]).optional(),
        read_only: z.boolean().optional(),
        tmpfs: z.array(z.string()).optional(),
        cap_drop: z.array(z.string()).optional(),
        security_opt: z.array(z.string()).optional(),
        stop_grace_period: z
          .string()
          .regex(/^\d+s$/)
          .optional(),
        depends_on: z
          .union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))])
          .optional(),
        env_file: z.string().optional(),
        environment: texts.default({}),
        deploy: z.object({ replicas: z.int().positive() }).optional(),
        volumes: z.array(z.string()).default([]),
        command: z.array(z.string()).default([]),
        entrypoint: z.array(z.string()).optional(),
        healthcheck: z.object({ test: z.array(z.string()), interval: z.string() }).optional(),
      }),
    ),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(withoutExtensions(parse(read("compose.yaml"), { merge: true })));

/** Docker passes over what begins with "x-". */
function withoutExtensions(file: object): object {
  return Object.fromEntries(Object.entries(file).filter(([name]) => !name.startsWith("x-")));
}

describe("compose.yaml", () => {
  const { services, volumes } = compose;
  const easels = Object.values(services).filter(({ build }) => build !== undefined);
  const gateways = easels.filter(({ environment }) => environment["EASEL_ROLE"] === "gateway");

  it("starts two gateways with all shards, and two workers, with settings that fit together", () => {
    expect(easels.length - gateways.length).toBe(1);
    expect(services["worker"]?.deploy?.replicas).toBe(2);
    for (const { environment } of easels) {
      const isGateway = environment["EASEL_ROLE"] === "gateway";
      configOf({ ...environment, ...(isGateway && { DISCORD_TOKEN: "token" }) });
    }
    expectAllShards(gateways.map(({ environment }) => environment["EASEL_SHARDS"]));
    expect(gateways).toHaveLength(2);
  });

  it("lets pictures end, and has places to write", () => {
    for (const { stop_grace_period: grace, tmpfs, read_only: isReadOnly } of easels) {
      expect(Number.parseInt(grace ?? "0", 10)).toBeGreaterThanOrEqual(LEAST_GRACE_S);
      if (isReadOnly === true) expect(tmpfs).toEqual(expect.arrayContaining(["/tmp", dataDir]));
    }
  });

  it("names only services and volumes that there are, and waits for health where it is told", () => {
    for (const { depends_on: needed = {}, volumes: used } of Object.values(services)) {
      const names = Array.isArray(needed) ? needed : Object.keys(needed);
      for (const name of names) expect(Object.keys(services)).toContain(name);
      for (const [name, { condition }] of Array.isArray(needed) ? [] : Object.entries(needed)) {
        if (condition === "service_healthy") expect(services[name]?.healthcheck).toBeDefined();
      }
      for (const volume of used) expect(Object.keys(volumes)).toContain(volume.split(":")[0]);
    }
  });

  it("gives Easel the addresses, names and passwords that the servers have", () => {
    const env = services["worker"]?.environment ?? {};
    const database = new URL(env["DATABASE_URL"] ?? "");
    expect(services[database.hostname]?.environment).toEqual({
      POSTGRES_USER: database.username,
      POSTGRES_PASSWORD: database.password,
      POSTGRES_DB: database.pathname.slice(1),
    });
    const redis = services[new URL(env["REDIS_URL"] ?? "").hostname];
    expect(redis?.command.join(" ")).toContain("--maxmemory-policy noeviction");
    const store = services[new URL(env["AWS_ENDPOINT_URL_S3"] ?? "").hostname];
    expect(store?.environment).toEqual({
      MINIO_ROOT_USER: env["AWS_ACCESS_KEY_ID"],
      MINIO_ROOT_PASSWORD: env["AWS_SECRET_ACCESS_KEY"],
    });
    const making = services["pictures"]?.command.join(" ");
    expect(making).toContain(
      `${env["AWS_ENDPOINT_URL_S3"]} ${env["AWS_ACCESS_KEY_ID"]} ${env["AWS_SECRET_ACCESS_KEY"]}`,
    );
    expect(making).toContain(`mc mb -p store/${new URL(env["EASEL_PICTURES_URL"] ?? "").hostname}`);
  });
});

const probe = z.object({
  httpGet: z.strictObject({ path: z.string(), port: z.string() }),
  periodSeconds: z.int().optional(),
  initialDelaySeconds: z.int().optional(),
});
const container = z.strictObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z
        .strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) })
        .optional(),
    }),
  ),
  envFrom: z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string() }) })).default([]),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int() })),
  readinessProbe: probe,
  livenessProbe: probe,
  resources: z.object({ requests: texts, limits: texts }),
});
const labels = z.record(z.string(), z.string());
const workload = z.strictObject({
  apiVersion: z.literal("apps/v1"),
  kind: z.enum(["StatefulSet", "Deployment"]),
  metadata: z.strictObject({ name: z.string() }),
  spec: z.strictObject({
    serviceName: z.string().optional(),
    replicas: z.int(),
    podManagementPolicy: z.string().optional(),
    selector: z.strictObject({ matchLabels: labels }),
    template: z.strictObject({
      metadata: z.strictObject({ labels }),
      spec: z.strictObject({
        terminationGracePeriodSeconds: z.int(),
        containers: z.tuple([container]),
      }),
    }),
  }),
});
const secrets = z.strictObject({
  apiVersion: z.literal("v1"),
  kind: z.literal("Secret"),
  metadata: z.strictObject({ name: z.string() }),
  stringData: z.record(z.string(), z.string()),
});

describe("the Kubernetes example", () => {
  const documents = parseAllDocuments(read("docs/examples/kubernetes.yaml"));
  const [secret, ...workloads] = z
    .tuple([secrets], workload)
    .parse(documents.map((document) => document.toJS() as unknown));

  /** The settings of a container, those of the secret among them. */
  function settingsOf({ env, envFrom }: z.infer<typeof container>): Record<string, string> {
    for (const { secretRef } of envFrom) expect(secretRef.name).toBe(secret.metadata.name);
    const single = env.map(({ name, value, valueFrom }) => {
      const { name: from, key = "" } = valueFrom?.secretKeyRef ?? {};
      if (from !== undefined) expect(from).toBe(secret.metadata.name);
      return [name, value ?? secret.stringData[key] ?? ""] as const;
    });
    return { ...(envFrom.length > 0 && secret.stringData), ...Object.fromEntries(single) };
  }

  it("is read without errors, and its settings fit together", () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    const roles = workloads.map(({ spec }) => settingsOf(spec.template.spec.containers[0]));
    for (const settings of roles) configOf(settings);
    expect(roles.map((settings) => settings["EASEL_ROLE"])).toEqual(["gateway", "worker"]);
    expect(roles.map((settings) => settings["DATABASE_URL"])).not.toContain("");
  });

  it("gives each gateway shards of its own, by its number, and leaves none out", () => {
    const [{ spec }] = workloads.filter(({ kind }) => kind === "StatefulSet") as [
      z.infer<typeof workload>,
    ];
    const [script = ""] = spec.template.spec.containers[0].args ?? [];
    expect(script).toMatch(/exec node .*src\/cli\/easel\.ts start/);
    const shown = script.replace(/exec node.*/, 'printf %s "$EASEL_SHARDS"');
    expectAllShards(
      Array.from({ length: spec.replicas }, (_, index) =>
        execFileSync("sh", ["-c", shown], {
          env: { ...process.env, HOSTNAME: `easel-gateway-${index}` },
          encoding: "utf8",
        }),
      ),
    );
  });

  it("asks for health and readiness where Easel answers, and lets pictures end", () => {
    for (const { spec } of workloads) {
      const pod = spec.template.spec;
      const [{ ports, readinessProbe, livenessProbe, ...rest }] = pod.containers;
      expect(ports).toEqual([{ name: "metrics", containerPort: metricsPort }]);
      expect(readinessProbe.httpGet).toEqual({ path: "/readyz", port: "metrics" });
      expect(livenessProbe.httpGet).toEqual({ path: "/healthz", port: "metrics" });
      // Those who ask come from outside the container.
      expect(rest.env).toContainEqual({ name: "EASEL_METRICS_HOST", value: "0.0.0.0" });
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(LEAST_GRACE_S);
      expect(spec.selector.matchLabels).toEqual(spec.template.metadata.labels);
    }
  });

  it("and the image's own health check ask for what Easel answers", () => {
    const serves = read("src/operation/open-operation.ts");
    for (const name of ["/healthz", "/readyz", "/metrics"]) expect(serves).toContain(`"${name}"`);
    expect(dockerfile).toMatch(/HEALTHCHECK[^]*EASEL_METRICS_PORT[^]*\/healthz/);
  });
});
