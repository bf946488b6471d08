import type { Size } from "../../domain/request.ts";
import type { Allowance, ServerRules } from "../../domain/rules/server-rules.ts";

/**
 * How much somebody with these roles may: of each limit the largest that one of their roles says,
 * and no sum. A role that names no models allows all of them. Everybody has the role that has the
 * server's own id.
 */
export function allowanceOf(
  roles: ServerRules["roles"],
  held: { readonly guildId: string; readonly roleIds: readonly string[] },
): Allowance {
  const own = [...new Set([held.guildId, ...held.roleIds])].flatMap((id) => roles[id] ?? []);
  return {
    picturesPerDay: largest(own.map(({ picturesPerDay }) => picturesPerDay)),
    waitingJobs: largest(own.map(({ waitingJobs }) => waitingJobs)),
    priority: largest(own.map(({ priority }) => priority)),
    mostPictures: largest(own.map(({ mostPictures }) => mostPictures)),
    largestSize: largestSize(own.flatMap((each) => each.largestSize ?? [])),
    models: allModels(own.flatMap(({ models }) => (models === undefined ? [] : [models]))),
  };
}

/** The models that every role allows which names some: for somebody whose roles are not known. */
export function modelsOfAll(roles: ServerRules["roles"]): readonly string[] | undefined {
  const lists = Object.values(roles).flatMap(({ models = [] }) => (models.length ? [models] : []));
  const [first, ...others] = lists;
  return first?.filter((id) => others.every((list) => list.includes(id)));
}

function largest(numbers: readonly (number | undefined)[]): number | undefined {
  const said = numbers.filter((number) => number !== undefined);
  return said.length === 0 ? undefined : Math.max(...said);
}

function largestSize(sizes: readonly Size[]): Size | undefined {
  return sizes.toSorted((one, other) => areaOf(other) - areaOf(one))[0];
}

function areaOf({ width, height }: Size): number {
  return width * height;
}

function allModels(lists: readonly (readonly string[])[]): string[] | undefined {
  if (lists.length === 0) return undefined;
  return lists.some((list) => list.length === 0) ? [] : [...new Set(lists.flat())];
}
