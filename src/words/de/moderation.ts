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
  "moderation.check-set-by":
    "wer die Berechtigung „Server verwalten“ hat, mit /settings, und wer diesen Bot betreibt",
  "moderation.picture-refused":
    "Die Bildprüfung hält es an diesem Ort für nicht zulässig, darum wird es nicht gezeigt. Sie irrt sich manchmal, am meisten bei Kunst: andere Worte können helfen. Es zählt wie ein gezeigtes Bild. Die Prüfung bestimmt, {{setBy}}.",
  "moderation.picture-unchecked":
    "Die Bildprüfung konnte es nicht ansehen, darum wird es nicht gezeigt. Versuche es in ein paar Minuten noch einmal. Die Prüfung bestimmt, {{setBy}}.",
  "moderation.not-shown-here":
    "Die Bildprüfung hält diese Bilder an diesem Ort für nicht zulässig, darum werden sie hier nicht gezeigt.",
  "moderation.behind-spoiler":
    "Die Bildprüfung hat verborgen, was unpassend sein kann. Sie irrt sich manchmal.",
  "moderation.marked": "Von einer Maschine gemacht, und die Datei sagt es (IPTC {{term, code}}).",
  "moderation.marked-otherwise": "Die Datei sagt, woher das Bild kommt: {{term, code}} (IPTC).",
} as const;
