import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size } from "../../domain/request.ts";
import type { InputField } from "./input-field.ts";

/** How a model is told the size of its picture. */
export interface SizeForm {
  readonly fields: readonly InputField[];
  readonly sizes: SizeRange;
  /** Whether the fields name a size of their own where nobody asks for one. */
  readonly hasDefault: boolean;
  /** Whether, left alone, the result takes the shape of the picture that it starts from. */
  readonly followsSource: boolean;
  /** The inputs for a size that `sizes` allows. */
  write(size: Size): Readonly<Record<string, unknown>>;
}

const size = (width: number, height: number): Size => ({ width, height });
const text = ({ width, height }: Size): string => `${width}x${height}`;

/** Sizes that go by a name, which several services have in common. */
const presets: Readonly<Record<string, Size>> = {
  square_hd: size(1024, 1024),
  square: size(512, 512),
  portrait_4_3: size(768, 1024),
  portrait_16_9: size(576, 1024),
  landscape_4_3: size(1024, 768),
  landscape_16_9: size(1024, 576),
};

const AREA = 1024 ** 2;
const STEP = 16;
/** Schemas allow sides that no model can draw. */
const LONGEST = 2048;
const SHORTEST = 256;

/** The size's fields among these, in whatever form the model has them; undefined where it chooses itself. */
export function sizeFormOf(fields: readonly InputField[]): SizeForm | undefined {
  const find = (...names: readonly string[]): InputField | undefined =>
    fields.find(({ name }) => names.includes(name));
  const free = find("image_size", "size");
  if (free?.kind === "size") return freeForm(free);
  const width = find("width");
  const height = find("height");
  if (width && height) return sidesForm(width, height);
  const named = [find("aspect_ratio"), free].filter((each) => each?.kind === "choice");
  return named.flatMap((each) => (each ? (listForm(each) ?? []) : []))[0];
}

/** An object of width and height, in whose place a name may stand. */
function freeForm(field: InputField): SizeForm {
  const preset = typeof field.default === "string" ? presets[field.default] : undefined;
  const common = Object.values(presets);
  const { min, max, step } = field;
  return {
    fields: [field],
    sizes: rangeOf(preset ?? size(1024, 1024), common, { min, max, step }),
    hasDefault: preset !== undefined,
    followsSource: false,
    write: ({ width, height }) => ({ [field.name]: { width, height } }),
  };
}

function sidesForm(width: InputField, height: InputField): SizeForm | undefined {
  const sides = (width.choices ?? []).map(Number).filter((side) => side > 0);
  const first = sides.toSorted((one, other) => one - other);
  const [min = width.min, max = width.max] = [first[0], first.at(-1)];
  const step = first.length > 1 ? (first[1] ?? 0) - (first[0] ?? 0) : width.step;
  const numbers = [width.default, height.default].map(Number);
  const [across = Number.NaN, down = Number.NaN] = numbers;
  const given = across > 0 && down > 0 ? size(across, down) : undefined;
  const common = [size(1024, 1024), size(1216, 832), size(832, 1216), size(768, 768)];
  return {
    fields: [width, height],
    sizes: rangeOf(given ?? size(1024, 1024), common, { min, max, step }),
    hasDefault: given !== undefined,
    followsSource: false,
    write: (chosen) => ({ [width.name]: chosen.width, [height.name]: chosen.height }),
  };
}

/** A list of shapes (16:9), of sizes (1024x768) or of names; whatever else it holds is not offered. */
function listForm(field: InputField): SizeForm | undefined {
  const choices = (field.choices ?? []).map(String);
  const entries = choices.flatMap((choice) => {
    const meant = presets[choice] ?? sizeIn(choice) ?? shapeIn(choice);
    return meant ? [[text(meant), { meant, choice }] as const] : [];
  });
  // Of two shapes that come to the same size the first one counts.
  const known = new Map(entries.toReversed());
  const common = entries.map(([, { meant }]) => meant).filter(isFirst);
  const [first] = common;
  if (!first) return undefined;
  const usual = entries.find(([, { choice }]) => choice === field.default)?.[1].meant;
  const square = common.find(({ width, height }) => width === height);
  const sides = common.flatMap(({ width, height }) => [width, height]);
  return {
    fields: [field],
    sizes: {
      default: usual ?? square ?? first,
      common,
      min: Math.min(...sides),
      max: Math.max(...sides),
      multipleOf: 1,
      closed: true,
    },
    hasDefault: usual !== undefined,
    followsSource: /match|auto|original|source/i.test(String(field.default ?? "auto")),
    write: (chosen) => ({ [field.name]: known.get(text(chosen))?.choice }),
  };
}

function isFirst(one: Size, index: number, all: readonly Size[]): boolean {
  return all.findIndex((other) => text(other) === text(one)) === index;
}

function sizeIn(choice: string): Size | undefined {
  const [, width, height] = /^(\d{2,5})\s*[x×*]\s*(\d{2,5})$/i.exec(choice) ?? [];
  return width === undefined ? undefined : size(Number(width), Number(height));
}

const side = (length: number): number => Math.max(STEP, Math.round(length / STEP) * STEP);

/** The size of a shape at about a megapixel, as most models draw it. */
function shapeIn(choice: string): Size | undefined {
  const [, across, down] = /^(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)$/.exec(choice) ?? [];
  const ratio = Number(across) / Number(down);
  if (!Number.isFinite(ratio) || ratio <= 0) return undefined;
  return size(side(Math.sqrt(AREA * ratio)), side(Math.sqrt(AREA / ratio)));
}

function rangeOf(
  wanted: Size,
  common: readonly Size[],
  bounds: Partial<Record<"min" | "max" | "step", number | undefined>>,
): SizeRange {
  const multipleOf = Math.max(1, Math.round(bounds.step ?? STEP));
  const up = (length: number): number => Math.ceil(length / multipleOf) * multipleOf;
  const down = (length: number): number => Math.floor(length / multipleOf) * multipleOf;
  const max = Math.max(multipleOf, down(Math.min(LONGEST, bounds.max ?? LONGEST)));
  const min = Math.min(max, up(Math.max(multipleOf, bounds.min ?? 0, Math.min(SHORTEST, max))));
  const fits = ({ width, height }: Size): boolean =>
    [width, height].every((side) => side >= min && side <= max && side % multipleOf === 0);
  const fit = (side: number): number =>
    Math.min(max, Math.max(min, Math.round(side / multipleOf) * multipleOf));
  const usual = fits(wanted) ? wanted : size(fit(wanted.width), fit(wanted.height));
  const offered = [usual, ...common.filter(fits)].filter(isFirst);
  return { default: usual, common: offered, min, max, multipleOf, closed: false };
}
