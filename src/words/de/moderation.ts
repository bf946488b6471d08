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
    "Die Bildprüfung konnte es nicht ansehen, deshalb wird es nicht gezeigt. Filme und Animationen kann sie nie ansehen; ein Bild kann in ein paar Minuten noch einmal bestellt werden. Die Prüfung bestimmt, {{setBy}}.",
  "moderation.not-shown-here":
    "Die Bildprüfung hält diese Bilder an diesem Ort für nicht zulässig, darum werden sie hier nicht gezeigt.",
  "moderation.behind-spoiler":
    "Die Bildprüfung hat verborgen, was unpassend sein kann. Sie irrt sich manchmal.",
  "moderation.marked": "Von einer Maschine gemacht, und die Datei sagt es (IPTC {{term, code}}).",
  "moderation.marked-otherwise": "Die Datei sagt, woher das Bild kommt: {{term, code}} (IPTC).",
  "moderation.list": "Verwarnungen und Sperren",
  "moderation.list-empty": "Noch keine.",
  "moderation.no-reason": "ohne Angabe von Gründen",
  "moderation.not-yourself": "Das geht nicht bei dir selbst. Nenne jemand anderen.",
  "moderation.not-operators":
    "Diese Person betreibt diesen Bot und kann hier weder verwarnt noch gesperrt werden.",
  "moderation.not-banned":
    "<@{{user}}> ist hier nicht gesperrt. /moderation list zeigt, wer es ist.",
  "moderation.told-warn":
    "Jemand von der Moderation eines Servers hat dich verwarnt, wie du mich dort verwendest: {{reason}}.",
  "moderation.told-ban":
    "Du darfst mich auf einem Server nicht mehr verwenden: {{reason}}. Ändern kann das die Moderation dort mit /moderation unban.",
  "moderation.told-ban-everywhere":
    "Du darfst mich nicht mehr verwenden: {{reason}}. Ändern kann das, wer diesen Bot betreibt.",
  "moderation.told-unban":
    "Du darfst mich auf einem Server, auf dem du gesperrt warst, wieder verwenden.",
  "moderation.told-unban-everywhere": "Du darfst mich wieder verwenden.",
  "moderation.told-taken-down":
    "Die Moderation eines Servers hat deine Bilder {{id, code}} dort entfernt. Hier hast du sie noch: {{command, code}}.",
  "moderation.log-warn": "⚠️ <@{{by}}> hat <@{{user}}> verwarnt: {{reason}}",
  "moderation.log-ban": "⛔ <@{{by}}> hat <@{{user}}> für mich gesperrt: {{reason}}",
  "moderation.log-unban": "✅ <@{{by}}> hat die Sperre von <@{{user}}> aufgehoben: {{reason}}",
  "moderation.log-taken-down": "🗑️ <@{{by}}> hat die Bilder {{id, code}} von <@{{user}}> entfernt.",
  "moderation.done-warn": "<@{{user}}> ist verwarnt.",
  "moderation.done-ban":
    "<@{{user}}> darf mich hier nicht mehr verwenden. /moderation unban hebt das auf.",
  "moderation.done-unban": "<@{{user}}> darf mich wieder verwenden.",
  "moderation.done-delete": "Die Bilder sind entfernt und werden auf Servern nicht mehr gezeigt.",
  "moderation.half-done-delete":
    "Die Bilder werden auf Servern nicht mehr gezeigt, aber nicht jede Nachricht mit ihnen konnte ich löschen: dort fehlt mir „Kanal anzeigen“. Lösche sie selbst.",
  "moderation.report": "🚩 Meldung von {{id, code}}",
  "moderation.reported-by": "<@{{user}}> hat Bilder von <@{{owner}}> gemeldet.",
  "moderation.to-message": "zur Nachricht",
  "moderation.button-delete": "Löschen",
  "moderation.button-warn": "Verwarnen",
  "moderation.button-ban": "Sperren",
  "moderation.reason-report": "ein gemeldetes Bild ({{id}})",
  "moderation.report-for-operators":
    "🚩 <@{{user}}> hat die Bilder {{id, code}} von <@{{owner}}> gemeldet, wo kein Kanal für Meldungen eingestellt ist.",
  "moderation.reported": "Danke. Die Moderation dieses Servers hat deine Meldung.",
  "moderation.reported-before": "Das hast du schon gemeldet. Danke.",
  "moderation.reported-to-operators":
    "Danke. Hier gibt es keinen Kanal für Meldungen; darum haben sie die Leute, die diesen Bot betreiben.",
  "moderation.report-nobody":
    "Deine Meldung ist notiert, aber ich kann niemandem davon sagen: hier gibt es keinen Kanal für Meldungen, in den ich schreiben kann. Sag es der Moderation, die einen mit /settings einstellen kann.",
  "moderation.only-own-pictures":
    "Das ist keines meiner Bilder, oder du kannst es nicht sehen. Melde andere Nachrichten bei Discord selbst.",
  "commands.moderation": "Für die Moderation: Leute verwarnen und sperren",
  "commands.moderation-warn": "Jemanden verwarnen, wie er oder sie mich verwendet",
  "commands.moderation-ban": "Wer gesperrt ist, kann mich auf diesem Server nicht verwenden",
  "commands.moderation-unban": "Eine Sperre aufheben",
  "commands.moderation-list": "Verwarnungen und Sperren dieses Servers, die neuesten zuerst",
  "commands.moderation-user": "Wer",
  "commands.moderation-reason": "Warum; die Person erfährt es, und es steht in der Liste",
  "commands.moderation-everywhere":
    "Auf jedem Server und in Direktnachrichten (für die Leute, die diesen Bot betreiben)",
  "commands.report-this-image": "Dieses Bild melden",
} as const;
