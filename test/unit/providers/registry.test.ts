import { describe, expect, it } from "vitest";
import { z } from "zod";
import { environmentSchema } from "../../../src/config/environment.ts";
import { providers } from "../../../src/providers/registry.ts";
import { vendors } from "../../support/vendors/vendors.ts";

const shapes = providers.map(({ settings }) => settings.shape);
const names = shapes.flatMap((shape) => Object.keys(shape));

describe("the providers", () => {
  it("differ in their ids, and none takes another's setting", () => {
    const ids = providers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const all = [...names, ...Object.keys(environmentSchema.shape)];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it("say of each setting what it means", () => {
    const silent = shapes.flatMap((shape) =>
      Object.entries(shape).flatMap(([name, schema]) =>
        schema instanceof z.ZodType && schema.description ? [] : [name],
      ),
    );
    expect(silent).toEqual([]);
  });

  it.each(providers.map((provider) => [provider.id, provider] as const))(
    "%s can be left alone: every setting has a default",
    (_, provider) => {
      const settings = provider.settings.parse({});
      expect(provider.origins(settings).every((url) => url instanceof URL)).toBe(true);
      expect(provider.enabledBy.filter((name) => !(name in provider.settings.shape))).toEqual([]);
      expect(provider.enabledBy.filter((name) => settings[name] !== undefined)).toEqual([]);
    },
  );

  it("that are services have a double, which the contract runs over", () => {
    const services = providers.filter(({ enabledBy }) => enabledBy.length > 0);
    expect(Object.keys(vendors).toSorted()).toEqual(services.map(({ id }) => id).toSorted());
  });
});
