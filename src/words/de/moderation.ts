/** Blocked words, the picture check, warnings, bans and reports. */
export const moderation = {
  "moderation.managers": "wer hier die Berechtigung „Server verwalten“ hat, mit /settings",
  "moderation.blocked-words":
    "Etwas in deinen Worten ist hier gesperrt. Sag es mit anderen Worten. Was gesperrt ist, bestimmt, {{setBy}}.",
  "moderation.unknown-words":
    "Deine Worte können nicht mit dem verglichen werden, was hier gesperrt ist; darum wurde nichts gezeichnet. Was gesperrt ist, bestimmt, {{setBy}}.",
  "moderation.second-opinion":
    "Ein Moderationsdienst hält deine Worte für nicht sicher; darum wurde nichts gezeichnet. Sag es mit anderen Worten. Den Dienst bestimmt, {{setBy}}.",
  "moderation.banned":
    "Du darfst mich auf diesem Server nicht verwenden. Ändern können das hier alle mit der Berechtigung „Mitglieder moderieren“, mit /moderation unban.",
  "moderation.banned-everywhere":
    "Du darfst mich nicht verwenden. Ändern kann das, wer diesen Bot betreibt.",
  "moderation.taken-down": "Ein Moderator hat diese Bilder entfernt.",
  "moderation.for-moderators":
    "Das ist für Leute mit der Berechtigung „Mitglieder moderieren“ oder „Server verwalten“ auf diesem Server.",
  "settings.share": "{{name}} muss eine Zahl von 0 bis 1 sein, zum Beispiel 0.6.",
  "moderation.bad-pattern":
    "Das gesperrte Muster {{pattern}} geht nicht: {{reason}}. Muster sind in der Syntax von RE2, die weder Umschau noch Rückverweise kennt.",
  "moderation.bad-file":
    "Die Datei von EASEL_BLOCKED_FILE ({{file}}) kann nicht gelesen werden: {{reason}}.",
} as const;
