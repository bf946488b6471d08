import { z } from "zod";
import type { InputField } from "./input-field.ts";

type Node = Readonly<Record<string, unknown>>;

/** A schema that leads further is no schema of a picture model. */
const DEEPEST = 8;
const MOST_FIELDS = 200;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
const scalars = z.array(z.union([z.string().max(200), z.number(), z.boolean()])).max(500);
const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);

/** What stands at a JSON pointer (RFC 6901) of the document; undefined for anything outside it. */
export function pointTo(document: unknown, pointer: string): unknown {
  if (!pointer.startsWith("#/")) return undefined;
  return pointer
    .slice(2)
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, part) => (isNode(node) && Object.hasOwn(node, part) ? node[part] : undefined),
      document,
    );
}

/**
 * The inputs of a JSON schema of an object, in the order in which it names them. `document` is where
 * its references lead. Undefined for anything that is no such schema.
 */
export function readInputFields(document: unknown, schema: unknown): InputField[] | undefined {
  const root = resolve(document, schema);
  const { properties } = root;
  if (!isNode(properties)) return undefined;
  const required = Array.isArray(root["required"]) ? root["required"] : [];
  return Object.entries(properties)
    .slice(0, MOST_FIELDS)
    .map(([name, property]) => {
      const node = resolve(document, property);
      return { name, required: required.includes(name), ...fieldOf(document, name, node) };
    });
}

/** A node with its references followed, and what it may be beside nothing (`null`). */
function resolve(document: unknown, start: unknown, depth = 0): Node {
  if (!isNode(start) || depth > DEEPEST) return {};
  const { $ref, allOf, anyOf, oneOf, ...own } = start;
  const further = (node: unknown): Node => resolve(document, node, depth + 1);
  if (typeof $ref === "string") return { ...further(pointTo(document, $ref)), ...own };
  if (Array.isArray(allOf)) {
    return { ...Object.fromEntries(allOf.map(further).flatMap(Object.entries)), ...own };
  }
  const either: unknown[] = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
  const kinds = either.map(further).filter((node) => node["type"] !== "null");
  if (kinds.length === 0) return own;
  const [only, ...others] = kinds;
  return others.length === 0 ? { ...only, ...own } : { ...own, either: kinds };
}

type Described = Omit<InputField, "name" | "required">;

function fieldOf(document: unknown, name: string, node: Node): Described {
  const fallback = scalar.safeParse(node["default"]).data;
  const common = fallback === undefined ? {} : { default: fallback };
  const either = Array.isArray(node["either"]) ? node["either"].filter(isNode) : [];
  const size = either.find(isSize) ?? (isSize(node) ? node : undefined);
  const choices = either.flatMap(choicesOf);
  if (size) return { kind: "size", ...common, ...bounds(sideOf(document, size)), choices };
  const named = choicesOf(node);
  if (named.length > 0) return { kind: "choice", ...common, choices: named };
  if (choices.length > 0) return { kind: "choice", ...common, choices };
  const one = either.find((each) => typeof each["type"] === "string") ?? node;
  const type = typeOf(one);
  if (type === "boolean") return { kind: "switch", ...common };
  if (type === "integer" || type === "number") return { kind: type, ...common, ...bounds(one) };
  if (type === "array") return listOf(document, name, one);
  if (type !== "string") return { kind: "other", ...common };
  return isFile(name, one) ? { kind: "file" } : { kind: "text", ...common };
}

function typeOf(node: Node): unknown {
  const { type } = node;
  return Array.isArray(type) ? type.find((each) => each !== "null") : type;
}

function choicesOf(node: Node): (string | number | boolean)[] {
  const { data = [] } = scalars.safeParse(node["enum"]);
  return data.length > 0 ? data : (scalars.safeParse([node["const"]]).data ?? []);
}

function isSize(node: Node): boolean {
  const { properties } = node;
  return isNode(properties) && "width" in properties && "height" in properties;
}

function sideOf(document: unknown, { properties }: Node): Node {
  return resolve(document, isNode(properties) ? properties["width"] : undefined);
}

function bounds(node: Node): Pick<InputField, "min" | "max" | "step"> {
  const smallest = typeOf(node) === "integer" ? 1 : 0.01;
  const above = numberOf(node["exclusiveMinimum"]);
  const below = numberOf(node["exclusiveMaximum"]);
  const min = numberOf(node["minimum"]) ?? (above === undefined ? undefined : above + smallest);
  const max = numberOf(node["maximum"]) ?? (below === undefined ? undefined : below - smallest);
  const step = numberOf(node["multipleOf"]);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(step !== undefined && step > 0 && { step }),
  };
}

function listOf(document: unknown, name: string, node: Node): Described {
  const items = resolve(document, node["items"]);
  const { properties } = items;
  if (isNode(properties) && "path" in properties) return { kind: "loras" };
  const max = numberOf(node["maxItems"]);
  if (typeOf(items) === "string" && /image|picture|reference/i.test(name)) {
    return { kind: "files", ...(max !== undefined && { max }) };
  }
  return { kind: "other" };
}

/** Whether a text is the link of a picture: films, sounds and archives are none. */
function isFile(name: string, { format }: Node): boolean {
  if (/video|audio|zip|lora|weights|webhook|font/i.test(name)) return false;
  return format === "uri" || /(?:^|_)(?:image|mask)(?:_ur[il])?$/i.test(name);
}
