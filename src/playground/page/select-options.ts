import type { Select, SelectOption, User } from "../protocol/discord-types.ts";
import type { Channel, Role } from "../protocol/protocol.ts";

/** Whom and what selects of the open place offer. */
export interface Choosable {
  people(): readonly User[];
  channels(): readonly Pick<Channel, "id" | "name" | "kind">[];
  roles(): readonly Role[];
}

/**
 * The options of a select: its own, or the people, roles and channels that its kind asks for; those
 * among its default values are chosen already.
 */
export function selectOptions(select: Select, offered: Choosable): readonly SelectOption[] {
  const chosen = new Set((select.default_values ?? []).map(({ id }) => id));
  const mark = (option: SelectOption): SelectOption => ({
    ...option,
    default: chosen.has(option.value),
  });
  switch (select.type) {
    case 3:
      return select.options ?? [];
    case 5:
      return people(offered).map(mark);
    case 6:
      return roles(offered).map(mark);
    case 7:
      return [...people(offered), ...roles(offered)].map(mark);
    case 8:
      break;
  }
  return offered
    .channels()
    .map(({ id, name, kind }) => mark({ value: id, label: kind === "text" ? `#${name}` : name }));
}

function people(offered: Choosable): readonly SelectOption[] {
  return offered
    .people()
    .map((user) => ({ value: user.id, label: user.global_name ?? user.username }));
}

function roles(offered: Choosable): readonly SelectOption[] {
  return offered.roles().map(({ id, name }) => ({ value: id, label: `@${name}` }));
}
