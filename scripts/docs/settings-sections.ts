import { z } from "zod";
import { sections, type SettingsSection } from "../../src/config/environment.ts";
import { providers } from "../../src/providers/registry.ts";

/** A setting as the documents show it. */
export interface DescribedSetting {
  readonly name: string;
  /** The default as it is written in `.env`; empty where there is none. */
  readonly fallback: string;
  readonly meaning: string;
}

/** Settings that belong together. */
export interface DescribedSection {
  readonly title: string;
  readonly settings: readonly DescribedSetting[];
}

/** All settings: Easel's own and those of every provider, in the order of the documents. */
export function describedSections(): readonly DescribedSection[] {
  const ofProviders = providers.map(({ name, summary, settings }) => ({
    title: `${name} (${summary})`,
    settings,
  }));
  return [...sections.before, ...ofProviders, ...sections.after].map(describe);
}

function describe({ title, settings }: SettingsSection): DescribedSection {
  const described = Object.entries(settings.shape).map(([name, schema]) => {
    if (!(schema instanceof z.ZodType)) throw new Error(`${name} is no schema`);
    return { name, fallback: fallbackOf(schema), meaning: schema.description ?? "" };
  });
  return { title, settings: described };
}

function fallbackOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodOptional) return fallbackOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return written(schema.def.defaultValue);
  }
  return "";
}

function written(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.map(written).join(",");
  if (value instanceof URL) return value.href.replace(/\/$/, "");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
