/** All components of a message as Discord describes them, and what is nested in them, in order. */
export function everyComponent(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(everyComponent);
  if (typeof value !== "object" || value === null) return [];
  const inner = ["components", "items", "accessory", "component"];
  return [value, ...inner.flatMap((name) => everyComponent(Reflect.get(value, name)))];
}
