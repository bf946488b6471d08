import { expect, it } from "vitest";
import { contentTypeOf } from "../../../../../src/playground/loopback/files/content-type.ts";
import { sanitiseFileName } from "../../../../../src/playground/loopback/files/file-name.ts";

it.each([
  ["a red apple.png", "a_red_apple.png"],
  ["../../etc/passwd", "passwd"],
  ["C:\\photos\\cat.png", "cat.png"],
  ["<b>&.png", "b.png"],
  ["Äpfel-1.png", "Äpfel-1.png"],
  ["..hidden", "hidden"],
  ["???", "unknown"],
])("a file named %j is stored as %j", (given, stored) => {
  expect(sanitiseFileName(given)).toBe(stored);
});

it.each([
  ["a.PNG", "image/png"],
  ["a.jpeg", "image/jpeg"],
  ["a", "application/octet-stream"],
  ["a.exe", "application/octet-stream"],
])("a file named %j is of type %j", (name, type) => {
  expect(contentTypeOf(name)).toBe(type);
});
