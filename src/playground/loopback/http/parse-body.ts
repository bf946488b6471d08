import type { z } from "zod";
import { ApiError } from "../api-error.ts";

/** The JSON in the shape of `schema`; 50035 with every place where it is not. */
export function parseBody<Shape>(schema: z.ZodType<Shape>, json: unknown): Shape {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === "symbol" ? String(key) : key)),
    code: "BASE_TYPE_INVALID",
    message,
  }));
  throw new ApiError(50_035, problems);
}
