/** Blocked words, the picture check, warnings, bans and reports. */
export const moderation = {
  "moderation.managers": "the people with the permission Manage Server here, with /settings",
  "moderation.blocked-words":
    "Something in your words is blocked here. Say it in other words. What is blocked is set by {{setBy}}.",
  "moderation.unknown-words":
    "Your words cannot be compared with what is blocked here, so nothing was drawn. What is blocked is set by {{setBy}}.",
  "moderation.second-opinion":
    "A moderation service found your words unsafe, so nothing was drawn. Say it in other words. The service is set by {{setBy}}.",
  "moderation.banned":
    "You may not use me in this server. The people with the permission Moderate Members here can change that, with /moderation unban.",
  "moderation.banned-everywhere": "You may not use me. Whoever runs this bot can change that.",
  "moderation.taken-down": "A moderator took these pictures away.",
  "moderation.for-moderators":
    "This is for people with the permission Moderate Members or Manage Server in this server.",
  "settings.share": "{{name}} must be a number from 0 to 1, such as 0.6.",
  "moderation.bad-pattern":
    "The blocked pattern {{pattern}} does not work: {{reason}}. Patterns are in the syntax of RE2, which has no look-around and no back-references.",
  "moderation.bad-file": "The file of EASEL_BLOCKED_FILE ({{file}}) cannot be read: {{reason}}.",
  "moderation.check-set-by":
    "the people with the permission Manage Server, with /settings, and by whoever runs this bot",
  "moderation.picture-refused":
    "The picture check found it unsafe for this place, so it is not shown. It errs now and then, most of all with art: other words may help. It counts like a picture that was shown. The check is set by {{setBy}}.",
  "moderation.picture-unchecked":
    "It could not be looked at by the picture check, so it is not shown. Ask again in a few minutes. The check is set by {{setBy}}.",
  "moderation.not-shown-here":
    "The picture check found these pictures unsafe for this place, so they are not shown here.",
  "moderation.behind-spoiler": "The picture check hid what may be unsafe. It errs now and then.",
  "moderation.marked": "Made by a machine, and its file says so (IPTC {{term, code}}).",
  "moderation.marked-otherwise": "Its file says where it came from: {{term, code}} (IPTC).",
} as const;
