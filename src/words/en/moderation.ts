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
    "It could not be looked at by the picture check, so it is not shown. Films and animations never can be; a picture may be asked for again in a few minutes. The check is set by {{setBy}}.",
  "moderation.not-shown-here":
    "The picture check found these pictures unsafe for this place, so they are not shown here.",
  "moderation.behind-spoiler": "The picture check hid what may be unsafe. It errs now and then.",
  "moderation.marked": "Made by a machine, and its file says so (IPTC {{term, code}}).",
  "moderation.marked-otherwise": "Its file says where it came from: {{term, code}} (IPTC).",
  "moderation.list": "Warnings and bans",
  "moderation.list-empty": "None yet.",
  "moderation.no-reason": "no reason was given",
  "moderation.not-yourself": "You cannot do that to yourself. Name somebody else.",
  "moderation.not-operators": "That person runs this bot, and cannot be warned or banned here.",
  "moderation.not-banned": "<@{{user}}> is not banned here. /moderation list shows who is.",
  "moderation.told-warn":
    "A moderator of a server has warned you about how you use me there: {{reason}}.",
  "moderation.told-ban":
    "You may no longer use me in a server: {{reason}}. Its moderators can change that with /moderation unban.",
  "moderation.told-ban-everywhere":
    "You may no longer use me: {{reason}}. Whoever runs this bot can change that.",
  "moderation.told-unban": "You may use me again in a server in which you were banned.",
  "moderation.told-unban-everywhere": "You may use me again.",
  "moderation.told-taken-down":
    "A moderator took your pictures {{id, code}} away in a server. You still have them here: {{command, code}}.",
  "moderation.log-warn": "⚠️ <@{{by}}> warned <@{{user}}>: {{reason}}",
  "moderation.log-ban": "⛔ <@{{by}}> banned <@{{user}}> from using me: {{reason}}",
  "moderation.log-unban": "✅ <@{{by}}> lifted the ban of <@{{user}}>: {{reason}}",
  "moderation.log-taken-down": "🗑️ <@{{by}}> took the pictures {{id, code}} of <@{{user}}> away.",
  "moderation.done-warn": "<@{{user}}> is warned.",
  "moderation.done-ban": "<@{{user}}> may not use me here any more. /moderation unban lifts that.",
  "moderation.done-unban": "<@{{user}}> may use me again.",
  "moderation.done-delete": "The pictures are taken away, and are not shown in servers any more.",
  "moderation.half-done-delete":
    "The pictures are not shown in servers any more, but I could not delete every message with them: I need View Channel there. Delete it yourself.",
  "moderation.report": "🚩 Report of {{id, code}}",
  "moderation.reported-by": "<@{{user}}> reported pictures of <@{{owner}}>.",
  "moderation.to-message": "to the message",
  "moderation.button-delete": "Delete",
  "moderation.button-warn": "Warn",
  "moderation.button-ban": "Ban",
  "moderation.reason-report": "a reported picture ({{id}})",
  "moderation.report-for-operators":
    "🚩 <@{{user}}> reported the pictures {{id, code}} of <@{{owner}}>, where no channel for reports is set.",
  "moderation.reported": "Thank you. The moderators of this server have your report.",
  "moderation.reported-before": "You have reported this already. Thank you.",
  "moderation.reported-to-operators":
    "Thank you. This place has no channel for reports, so the people who run this bot have it.",
  "moderation.report-nobody":
    "Your report is noted, but I can tell nobody: there is no channel for reports here that I can write to. Tell a moderator, who can set one with /settings.",
  "moderation.only-own-pictures":
    "That is none of my pictures, or you cannot see it. Report other messages to Discord itself.",
  "commands.moderation": "For moderators: warn and ban people",
  "commands.moderation-warn": "Warn somebody about how they use me",
  "commands.moderation-ban": "Nobody who is banned can use me in this server",
  "commands.moderation-unban": "Lift a ban",
  "commands.moderation-list": "Warnings and bans of this server, the newest first",
  "commands.moderation-user": "Who",
  "commands.moderation-reason": "Why; they are told, and it stands in the list",
  "commands.moderation-everywhere":
    "On every server and in direct messages (for the people who run this bot)",
  "commands.report-this-image": "Report this image",
} as const;
