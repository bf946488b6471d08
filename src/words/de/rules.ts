/** The house rules of servers: what they refuse, and what they change. */
export const rules = {
  "rules.managers": "wer diesen Server verwaltet (mit /settings)",
  "rules.channel": "<#{{channel}}>",
  "rules.role": "<@&{{role}}>",
  "rules.not-in-channel":
    "Die Regeln dieses Servers erlauben in diesem Kanal keine Bilder. Das bestimmt, {{setBy}}.",
  "rules.only-in-channels":
    "Die Regeln dieses Servers erlauben Bilder nur in {{channels, choices}}. Das bestimmt, {{setBy}}.",
  "rules.needs-role":
    "Die Regeln dieses Servers erlauben Bilder nur Mitgliedern mit der Rolle {{roles, choices}}. Das bestimmt, {{setBy}}.",
  "rules.too-new_one":
    "Die Regeln dieses Servers erlauben Bilder nur, wer seit mindestens {{count}} Tag Mitglied ist. Das bestimmt, {{setBy}}.",
  "rules.too-new_other":
    "Die Regeln dieses Servers erlauben Bilder nur, wer seit mindestens {{count}} Tagen Mitglied ist. Das bestimmt, {{setBy}}.",
  "rules.vary-own":
    "Die Regeln dieses Servers erlauben dir, nur aus eigenen Bildern etwas Neues zu machen. Das bestimmt, {{setBy}}.",
  "rules.member-jobs_one":
    "Von dir wartet auf diesem Server schon {{count}} Auftrag (das Limit für dich ist {{count}}). Warte auf ihn, oder brich ihn mit /queue ab. Das Limit bestimmt, {{setBy}}.",
  "rules.member-jobs_other":
    "Von dir warten auf diesem Server schon {{count}} Aufträge (das Limit für dich ist {{count}}). Warte auf einen, oder brich einen mit /queue ab. Das Limit bestimmt, {{setBy}}.",
  "rules.member-pictures":
    "Das wären mehr Bilder, als du heute auf diesem Server haben kannst (das Limit für dich ist {{allowed}} am Tag). Um Mitternacht UTC beginnt die Zählung neu. Das Limit bestimmt, {{setBy}}.",
  "rules.house-budget":
    "Das würde das Tagesbudget dieses Servers überschreiten ({{allowed, price}}). Um Mitternacht UTC beginnt es neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.house-monthly-budget":
    "Das würde das Monatsbudget dieses Servers überschreiten ({{allowed, price}}). Es beginnt am Monatsersten (UTC) neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.member-budget":
    "Das würde dein Tagesbudget auf diesem Server überschreiten ({{allowed, price}}). Um Mitternacht UTC beginnt es neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.member-monthly-budget":
    "Das würde dein Monatsbudget auf diesem Server überschreiten ({{allowed, price}}). Es beginnt am Monatsersten (UTC) neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.monthly-budget":
    "Das würde das Monatsbudget dieses Servers überschreiten ({{allowed, price}}). Es beginnt am Monatsersten (UTC) neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.person-monthly-budget":
    "Das würde das Monatsbudget einer Person überschreiten ({{allowed, price}}). Es beginnt am Monatsersten (UTC) neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.total-monthly-budget":
    "Das würde das Monatsbudget aller zusammen überschreiten ({{allowed, price}}). Es beginnt am Monatsersten (UTC) neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "rules.made-smaller":
    "Deine größte Größe hier ist {{largest}}: es wird {{used}} statt {{asked}}. Das bestimmt, {{setBy}}.",
  "rules.cannot-be-smaller":
    "Das wären {{asked}}, deine größte Größe hier ist {{largest}}, und {{model}} kann es nicht kleiner machen. Nimm ein anderes Modell oder ein anderes Bild. Die Größe bestimmt, {{setBy}}.",
  "rules.fewer-pictures_one":
    "Ein Auftrag von dir hat hier höchstens {{count}} Bild statt {{asked}}. Das bestimmt, {{setBy}}.",
  "rules.fewer-pictures_other":
    "Ein Auftrag von dir hat hier höchstens {{count}} Bilder statt {{asked}}. Das bestimmt, {{setBy}}.",
  "rules.name-house-budget": "Tagesbudget dieses Servers",
  "rules.name-house-monthly-budget": "Monatsbudget dieses Servers",
  "rules.name-total-budget": "Tagesbudget aller zusammen",
  "rules.name-total-monthly-budget": "Monatsbudget aller zusammen",
  "rules.of-server": "Server {{server, code}}",
  "rules.alarm-in": "{{server}}: {{alarm}}",
  "rules.budget-nearly-used":
    "80 % verbraucht ({{budget}}): {{used, price}} von {{allowed, price}}.",
  "rules.budget-used-up":
    "100 % verbraucht ({{budget}}): {{used, price}} von {{allowed, price}}. Was etwas kostet, wird erst wieder gemacht, wenn es neu beginnt.",
  "rules.answered-here":
    "Die Regeln dieses Servers erlauben in <#{{channel}}> keine öffentlichen Bilder, darum kommen deine hierher.",
  "rules.no-direct-messages":
    "Die Regeln dieses Servers erlauben in diesem Kanal keine öffentlichen Bilder, und deine Direktnachrichten sind für mich geschlossen. Bei `/imagine` und **Apps → Dieses Bild variieren** siehst nur du die Antwort.",
  "rules.no-model":
    "Kein Modell, das hier eingerichtet ist, darf verwendet werden. Welche erlaubt sind, bestimmt, {{setBy}}.",
  "rules.need-manager":
    "{{command, code}} ist für Mitglieder mit der Berechtigung „Server verwalten“. Wer den Server führt, kann sie dir geben.",
  "rules.only-in-server": "{{command, code}} gibt es nur auf Servern.",
} as const;
