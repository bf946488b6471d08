/** What becomes of pictures that the picture check finds unsafe. */
export const pictureChecks = ["off", "spoiler", "refuse"] as const;
export type PictureCheck = (typeof pictureChecks)[number];

/** What a server, or whoever runs the bot, does not want. */
export interface ModerationRules {
  readonly blockedWords: readonly string[];
  /** Regular expressions in RE2's syntax. */
  readonly blockedPatterns: readonly string[];
  readonly pictureCheck: PictureCheck;
  /** Whether all of it holds in age-restricted channels too. */
  readonly alsoInAgeRestricted: boolean;
}

/** The stricter of two. */
export function stricter(one: PictureCheck, other: PictureCheck): PictureCheck {
  return pictureChecks.indexOf(one) > pictureChecks.indexOf(other) ? one : other;
}
