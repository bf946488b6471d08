/** Was über Menschen gespeichert ist, sein Export und seine Löschung; und was Server vom Ganzen sehen. */
export const mydata = {
  "commands.mydata": "Alles, was ich über dich speichere: hol es dir, oder lösche es",
  "commands.mydata-export": "Hol dir alles, was ich über dich speichere, als Zip",
  "commands.mydata-delete": "Lösche alles, was ich über dich speichere",
  "mydata.summary":
    "Was ich über dich speichere: Aufträge {{orders}}, Bilder {{pictures}} ({{size, bytes}}), dazu deine Vorlieben und was auf deine Antwort wartet.",
  "mydata.ask-export":
    "Soll ich alles davon in ein Zip packen? Es enthält deine Prompts und kommt deshalb nur zu dir.",
  "mydata.export": "Zip packen",
  "mydata.packing":
    "Ich packe deine Daten. Sie kommen hierher, oder als Direktnachricht, wenn es lange dauert.",
  "mydata.export-under-way":
    "Deine Daten werden schon gepackt. Warte auf diesen Export, und frag dann noch einmal.",
  "mydata.packed_one": "Deine Daten, in {{count}} Zip. Sein README sagt, was jede Datei ist.",
  "mydata.packed_other":
    "Deine Daten, in {{count}} Zips, die sich einzeln öffnen lassen. Das README im ersten sagt, was jede Datei ist.",
  "mydata.part": "Teil {{number}} von {{total}}.",
  "mydata.left-out-some_one":
    "{{count}} Datei fand keinen Platz; left-out.txt im letzten Zip nennt sie. {{command, code}} mit ihrer ID holt sie, solange ich sie aufhebe.",
  "mydata.left-out-some_other":
    "{{count}} Dateien fanden keinen Platz; left-out.txt im letzten Zip nennt sie. {{command, code}} mit der ID holt jede davon, solange ich sie aufhebe.",
  "mydata.sent-directly": "Deine Daten sind in deinen Direktnachrichten.",
  "mydata.not-sent":
    "Ich konnte dir deine Daten nicht schicken: weder diese Antwort noch deine Direktnachrichten nehmen sie an. Erlaube Direktnachrichten von diesem Server, und nimm {{command, code}} noch einmal.",
  "mydata.ask-delete":
    "Soll ich alles davon löschen? **Das lässt sich nicht rückgängig machen.** Es geht: deine Aufträge mit Prompts und Einstellungen, ihre Bilder, meine Nachrichten mit ihnen, wo ich sie löschen darf, deine Vorlieben, offene Fragen und Meldungen. Was wartet oder gezeichnet wird, wird abgebrochen.",
  "mydata.what-stays":
    "Es bleibt: Bilder, von denen jemand anders ausgegangen ist; Verwarnungen und Sperren, denn sie gehören ihren Servern; und einen Monat lang, wie viele Bilder du hattest und was sie kosteten, damit Limits und Budgets gelten. An Kopien, die andere gemacht haben, und an die von /show komme ich nicht heran.",
  "mydata.delete": "Alles löschen",
  "mydata.keep": "Behalten",
  "mydata.kept": "Nichts wurde gelöscht.",
  "mydata.deleting":
    "Ich lösche deine Daten. Laufende Aufträge werden zuerst abgebrochen. Wenn es getan ist, sage ich es hier, oder als Direktnachricht, wenn es lange dauert.",
  "mydata.known": "Das ist schon beantwortet: Deine Daten werden gelöscht, oder sie sind es schon.",
  "mydata.too-late": "Die Frage ist zu lange her. Nimm {{command, code}} noch einmal.",
  "mydata.not-yours":
    "Hier geht es um die Daten von jemand anderem. Nimm {{command, code}} für deine eigenen.",
  "mydata.deleted":
    "Deine Daten sind gelöscht. Aufträge: {{orders}}, Bilder: {{pictures}}, Nachrichten von mir: {{messages}}.",
  "mydata.messages-left_one":
    "{{count}} Nachricht bleibt: eine private Antwort, oder eine an einem Ort, den ich nicht mehr erreiche. Du kannst sie selbst verwerfen oder löschen.",
  "mydata.messages-left_other":
    "{{count}} Nachrichten bleiben: private Antworten, oder an Orten, die ich nicht mehr erreiche. Du kannst sie selbst verwerfen oder löschen.",
  "mydata.readme-title": "Was Easel über dich speichert",
  "mydata.readme-files":
    "Jede Art von Daten steht in eigenen Dateien; von einer Art, von der es nichts gibt, gibt es keine Datei. Zeiten sind in Millisekunden seit 1970 (UTC). Nichts hier drin handelt von jemand anderem.",
  "mydata.readme-pictures":
    "Die Bilder deiner Aufträge, als die Dateien, die gemacht wurden. Die nicht mehr aufgehobenen fehlen.",
  "mydata.readme-sent": "Die Bilder und Masken, die du geschickt hast, um von ihnen auszugehen.",
  "mydata.readme-elsewhere":
    "Nachrichten auf Discord speichert Discord. Ein Bild, das ein Dienst gemacht hat, wurde dort aus deinem Prompt gemacht, nach den Bedingungen dieses Dienstes; wer diesen Bot betreibt, kann dir sagen, welche Dienste genutzt werden.",
  "mydata.goes": "/mydata delete entfernt es.",
  "mydata.stays": "/mydata delete lässt es stehen.",
  "mydata.left-out":
    "Diese Dateien fanden keinen Platz. /show mit der ID im Namen holt jede von ihnen.",
  "mydata.about-orders":
    "Was du bestellt hast: Prompts, Einstellungen, wo und wann, was daraus wurde. Gespeichert, um es zu zeichnen, einmal zuzustellen, und später etwas Neues daraus zu machen.",
  "mydata.about-preferences": "Was du für dich gewählt hast, zum Beispiel wie stark V abwandelt.",
  "mydata.about-questions":
    "Aufträge, die auf dein Ja warten. Nach einem Tag werden sie vergessen.",
  "mydata.about-vary-targets":
    "Die Nachricht, deren Bilder du gerade abwandeln wolltest, solange das Formular offen ist. Nach einem Tag vergessen.",
  "mydata.about-reports": "Bilder, die du gemeldet hast, damit jeder Mensch einmal zählt.",
  "mydata.about-set-aside":
    "Aufträge, deren Zeilen beschädigt waren, aufgehoben wie sie sind, damit sie sich reparieren lassen.",
  "mydata.about-moderation":
    "Verwarnungen und Sperren von Servern, mit Gründen. Sie gehören den Servern; wer sie gab, ist hier weggelassen.",
  "mydata.about-kept-counts":
    "Wofür gelöschte Aufträge zählen: Bilder, Preis, Modell und Server, ohne Worte. 32 Tage lang aufgehoben, damit das Löschen Limits und Budgets nicht neu beginnt.",
  "mydata.about-people":
    "Wann du zuletzt an der Reihe warst, damit jeder an die Reihe kommt. 30 Tage lang aufgehoben.",
  "mydata.about-reservations":
    "Platz, der für einen Auftrag freigehalten wird, während seine Bilder geholt werden; zehn Minuten lang.",
  "mydata.about-erasures":
    "Dass du alles hast löschen lassen, und wann. Eine Stunde lang aufgehoben.",
  "commands.stats": "Für alle, die den Server verwalten: Menschen, Modelle, Bilder, Fehler, Geld",
  "stats.server": "Dieser Server",
  "stats.all": "Alle Server und Direktnachrichten",
  "stats.days_one": "Letzter Tag",
  "stats.days_other": "Letzte {{count}} Tage",
  "stats.nothing": "Nichts wurde bestellt.",
  "stats.totals": "Menschen: {{people}} · Aufträge: {{orders}} · Bilder: {{pictures}}",
  "stats.cost": "Geld: {{cost, price}}",
  "stats.models": "Modelle: {{models, list}}",
  "stats.model": "{{model, code}} {{pictures}}",
  "stats.failures": "Fehler: {{failures, list}}",
  "stats.failure": "{{kind}} {{count}}",
  "stats.kind-picture": "ein Bild, das sich nicht verwenden lässt",
  "stats.kind-credits": "kein Guthaben oder ein falscher Schlüssel",
  "stats.kind-refused": "wegen des Inhalts abgelehnt",
  "stats.kind-parameter": "eine Option, die der Dienst ablehnte",
  "stats.kind-busy": "ein Dienst, der beschäftigt oder zu langsam war",
  "stats.kind-service": "ein Dienst, der versagte",
  "stats.kind-engine": "der eigene Zeichner",
  "stats.kind-storage": "der Speicher",
  "stats.kind-delivery": "kein Ort für die Zustellung",
} as const;
