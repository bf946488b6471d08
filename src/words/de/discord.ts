/** What is said on Discord's side beyond views: refusals, replies, and the connection's troubles. */
export const discord = {
  // Headlines of errors, by their codes.
  "discord.error-invalid-option": "Diese Option geht so nicht",
  "discord.error-invalid-picture": "Dieses Bild kann ich nicht lesen",
  "discord.error-picture-too-large": "Dieses Bild ist zu groß",
  "discord.error-no-picture": "Es fehlt ein Bild als Ausgangspunkt",
  "discord.error-unknown-job": "Dieses Bild kenne ich nicht",
  "discord.error-unknown-model": "Dieses Modell kenne ich nicht",
  "discord.error-not-yours": "Das gehört jemand anderem",
  "discord.error-already-retried": "Das wird schon noch einmal versucht",
  "discord.error-gone": "Das gibt es nicht mehr",
  "discord.error-queue-full": "Die Warteschlange ist voll",
  "discord.error-too-many-jobs": "Von dir warten schon genug",
  "discord.error-daily-limit": "Für heute ist es genug",
  "discord.error-budget-spent": "Das Budget ist aufgebraucht",
  "discord.error-not-allowed": "Das ist hier nicht erlaubt",
  "discord.error-shutting-down": "Ich starte gleich neu",
  "discord.error-bad-key": "Der Dienst hat meinen Schlüssel nicht angenommen",
  "discord.error-no-credits": "Das Guthaben beim Dienst ist aufgebraucht",
  "discord.error-content-refused": "Der Dienst hat diese Anfrage abgelehnt",
  "discord.error-bad-parameter": "Der Dienst hat eine Option nicht angenommen",
  "discord.error-gone-model": "Der Dienst hat dieses Modell nicht mehr",
  "discord.error-rate-limited": "Der Dienst bittet um eine Pause",
  "discord.error-overloaded": "Der Dienst ist überlastet",
  "discord.error-timeout": "Der Dienst hat zu lange gebraucht",
  "discord.error-broken-answer": "Der Dienst hat etwas Unlesbares geantwortet",
  "discord.error-unknown": "Der Dienst hat versagt",
  "discord.error-diffusion": "Die Zeichenmaschine hat versagt",
  "discord.error-config": "Dafür ist Easel noch nicht eingerichtet",
  "discord.bug": "Bei mir ist etwas kaputtgegangen",
  "discord.bug-incident":
    "Es steht als Vorfall {{incident, code}} in meinem Protokoll. Vielleicht hilft ein neuer Versuch; wenn nicht, nenne die Nummer der Person, die diesen Bot betreibt.",
  "discord.hiccup": "Das kam nicht durch",
  "discord.hiccup-hint":
    "Discord oder das Netz war einen Moment lang nicht zu erreichen. Versuche es noch einmal.",
  "discord.files-too-large": "Dateien dieser Größe nimmt Discord hier nicht an.",

  // Refusals.
  "discord.no-picture-named":
    "Dieser Knopf sagt nicht, welches Bild er meint. Nimm einen unter einem fertigen Bild.",
  "discord.no-such-picture_one":
    "Ein Bild {{number}} gibt es hier nicht: Diese Nachricht hat nur eines.",
  "discord.no-such-picture_other":
    "Ein Bild {{number}} gibt es hier nicht: Diese Nachricht hat {{count}}.",
  "discord.unreadable-control":
    "Diesen Knopf verstehe ich nicht mehr. `/show` mit der Kennung des Bildes bringt neue.",
  "discord.unknown-control":
    "Diesen Knopf kenne ich nicht. Vielleicht gehört er zu einer anderen Version von mir; ein neues /imagine bringt neue.",
  "discord.unknown-command":
    "Den Befehl {{name}} kenne ich nicht mehr. Discord zeigt die neuen, wenn du die App neu startest.",
  "discord.no-picture-there":
    "An dieser Nachricht ist kein Bild. Wähle eine, an der eines hängt oder die auf eines verweist.",
  "discord.nothing-to-retry":
    "Hier gibt es nichts noch einmal zu versuchen: Dieser Auftrag ist nicht so gescheitert, dass ein zweiter Versuch helfen könnte.",
  "discord.target-forgotten":
    "Ich weiß nicht mehr, welches Bild du meintest. Wähle daran noch einmal **Apps → Dieses Bild variieren**.",
  "discord.dropped-picture-gone":
    "Die Nachricht mit diesem Bild ist weg. Schick das Bild noch einmal.",
  "discord.settings-unreadable":
    "Die Datei dieses Bildes sagt nicht mehr, wie es entstand. Variiere es stattdessen.",
  "discord.originals-too-large":
    "Die Originale sind größer als die {{limit, bytes}}, die Discord mich dir hier schicken lässt.",
  "discord.moving-picture":
    "Dieses Bild bewegt sich, und daraus lässt sich kein anderes machen. Wähle ein stehendes Bild.",
  "discord.originals-gone":
    "Die Originale wurden gelöscht, um Platz zu schaffen. Den Seed zeigen die Details noch.",
  "discord.pictures-gone":
    "Diese Bilder wurden gelöscht, um Platz zu schaffen. „Bearbeiten“ oder „Neu würfeln“ an der alten Nachricht zeichnet sie noch einmal.",
  "discord.not-a-number": "{{field}} muss eine Zahl von {{min}} bis {{max}} sein.",
  "discord.not-a-whole-number": "{{field}} muss eine ganze Zahl von {{min}} bis {{max}} sein.",
  "discord.the-strength": "Die Stärke",
  "discord.the-seed": "Der Seed",
  "discord.the-count": "Die Anzahl der Bilder",
  "discord.the-picture": "Die Nummer des Bildes",

  // Notices.
  "discord.deleted":
    "Gelöscht. Auch die Dateien, die kein Bild von anderen braucht: {{command, code}} holt sie nicht mehr zurück.",
  "discord.other-attempt": "Zum anderen Versuch",
  "discord.show-other-attempt": "{{command, code}} zeigt den anderen Versuch.",
  "discord.not-finished": "Dieses Bild ist noch nicht fertig. `/queue` zeigt, wie weit es ist.",
  "discord.originals-left_one": "-# {{count}} von {{total}} kann ich hier nicht schicken.",
  "discord.originals-left_other": "-# {{count}} von {{total}} kann ich hier nicht schicken.",
  "discord.now-subtle": "Deine V-Knöpfe variieren jetzt **dezent**: Sie behalten, was im Bild ist.",
  "discord.now-strong":
    "Deine V-Knöpfe variieren jetzt **stark**: Sie entfernen sich weiter vom Bild.",
  "discord.original-gone":
    "Das Original wird hier nicht mehr aufbewahrt: Das Bild an der Nachricht wurde genommen.",

  // Replies to plain messages.
  "discord.hint":
    "Ich mache Bilder. Nimm `/imagine`, oder\n- erwähne mich mit Worten, und ich zeichne sie, oder\n- antworte auf eines meiner Bilder mit dem, was anders werden soll (`#2` meint eines von mehreren), oder\n- erwähne mich in einer Nachricht, an der ein Bild hängt, oder\n- wähle an irgendeinem Bild **Apps → Dieses Bild variieren**.",
  "discord.no-picture-in-reply":
    "An der Nachricht, auf die du geantwortet hast, ist kein Bild. Antworte auf eine mit Bild, oder hänge selbst eines an.",
  "discord.not-finished-in-reply":
    "An dieser Nachricht ist noch kein fertiges Bild. Antworte noch einmal, wenn es fertig ist.",
  "discord.hidden-picture":
    "Discord zeigt mir das Bild nicht, auf das du geantwortet hast. Du kannst stattdessen\n- rechts darauf klicken (oder lange drücken) und **Apps → Dieses Bild variieren** wählen, oder\n- das Bild an eine Nachricht hängen, die mich erwähnt.",
  "discord.hidden-picture-operator":
    "Discord zeigt mir das Bild nicht, auf das du geantwortet hast. Du kannst stattdessen\n- rechts darauf klicken (oder lange drücken) und **Apps → Dieses Bild variieren** wählen, oder\n- das Bild an eine Nachricht hängen, die mich erwähnt.\n-# Wer diesen Bot betreibt, kann Antworten möglich machen: Discord Developer Portal → deine Anwendung → Bot → Privileged Gateway Intents → Message Content Intent, und `DISCORD_MESSAGE_CONTENT=on`.",
  "discord.dropped-picture":
    "Die Datei dieses Bildes sagt, wie es entstand. Mit diesen Einstellungen zeichnen oder das Bild variieren?",
  "discord.answered-here":
    "In <#{{channel}}> darfst du keine Dateien anhängen, darum kommen deine Bilder hierher.",
  "discord.no-files-here":
    "Du darfst in diesem Kanal keine Dateien anhängen, darum schicke ich dir dort keine Bilder, und deine Direktnachrichten sind für mich geschlossen. Bei `/imagine` und **Apps → Dieses Bild variieren** siehst nur du die Antwort.",

  // Why pictures could not be handed over.
  "discord.undeliverable":
    "Die Bilder sind fertig, konnten aber nicht übergeben werden: {{reasons, list}}. Sie sind aufbewahrt; {{command, code}} zeigt sie überall, wo ich schreiben darf.",
  "discord.no-place": "es gab keinen Ort für sie",
  "discord.token-dead": "die Antwort auf den Befehl lässt sich nicht mehr ändern",
  "discord.message-gone": "die Nachricht wurde gelöscht",
  "discord.channel-gone": "den Kanal gibt es nicht mehr",
  "discord.forbidden": "ich darf in dem Kanal nicht schreiben",
  "discord.closed": "deine Direktnachrichten sind für mich geschlossen",
  "discord.too-large": "die Dateien sind selbst verkleinert zu groß",
  "discord.refused": "Discord hat die Nachricht nicht angenommen",
  "discord.passing": "Discord war nicht zu erreichen",
  "discord.removed-before-delivery":
    "Die Bilder waren fertig, aber ihre Dateien wurden gelöscht, bevor sie übergeben werden konnten. Bestelle sie mit demselben Seed noch einmal.",

  // The connection.
  "discord.no-token": "DISCORD_TOKEN ist nicht gesetzt.",
  "discord.bad-token":
    "Discord nimmt DISCORD_TOKEN nicht an. Mach einen neuen im Discord Developer Portal (https://discord.com/developers/applications) → deine Anwendung → Bot → Reset Token, und trage ihn in DISCORD_TOKEN ein.",
  "discord.disallowed-intent":
    "Discord erlaubt den Message Content Intent nicht. Schalte ihn im Discord Developer Portal ein (https://discord.com/developers/applications) → deine Anwendung → Bot → Privileged Gateway Intents → Message Content Intent, oder setze DISCORD_MESSAGE_CONTENT=off.",
  "discord.too-many-servers":
    "Dieser Bot ist in zu vielen Servern für eine Verbindung. Easel läuft als ein Prozess und kann sie nicht bedienen.",
  "discord.closed-for-good":
    "Discord hat die Verbindung endgültig beendet, mit dem Code {{number}}. Starte Easel neu; wenn das nicht hilft, schlage den Code in Discords Dokumentation der Gateway Close Codes nach.",
  "discord.unreachable":
    "Discord ist nicht zu erreichen. Prüfe das Netz (und DISCORD_API_URL, falls du es gesetzt hast).",
} as const;
