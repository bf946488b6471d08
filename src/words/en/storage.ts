/** What is wrong with the data folder or the database. */
export const storage = {
  "storage.headline": "I cannot keep anything at the moment",
  "storage.full":
    "My disk is full, so I cannot take anything new. Whoever runs this bot has to make room; then it works again by itself.",
  "storage.unwritable":
    "I may not write my data at the moment, so I cannot take anything new. Whoever runs this bot finds why in its log.",
  "storage.failing":
    "My disk does not work as it should, so I cannot take anything new. Whoever runs this bot finds why in its log.",
  "storage.busy": "My data is held up by another program. Try again in a minute.",
  "storage.damaged":
    "A part of my data is damaged. Whoever runs this bot can look at it with npm run data -- check.",
  "storage.waiting-full":
    "My disk is full. What is drawn waits in memory until whoever runs this bot makes room.",
  "storage.waiting":
    "I cannot write my data at the moment. What is drawn waits in memory until I can.",
  "storage.in-use":
    "Another Easel is already using {{folder}}. Stop it first, or give this one a folder of its own with EASEL_DATA_DIR.",
  "storage.full-at-start":
    "The disk of the data folder {{folder}} is full (ENOSPC). Make some room there, or choose another folder with EASEL_DATA_DIR.",
  "storage.failing-at-start":
    "The disk of the data folder {{folder}} does not work as it should ({{reason}}). Look at the disk, or choose another folder with EASEL_DATA_DIR.",
  "storage.busy-at-start":
    "The database in {{folder}} is held by another program. Close what has it open, and start again.",
  "storage.damaged-at-start":
    "The database in {{folder}} is damaged ({{reason}}). See what can still be read with npm run data -- check, and save it with npm run data -- repair; or put a backup in its place.",
  "storage.newer":
    "This data folder was written by a newer Easel (it has {{migrations, list}}). Start that version again, or choose another folder with EASEL_DATA_DIR.",
  "storage.delivery-bug":
    "The pictures are made, but something broke inside Easel when they were to be handed over (incident {{incident, code}}). They are kept: {{command, code}} shows them.",
  "storage.credits-low":
    "{{provider}} is almost out of credits: {{credits, price}} are left, and the mark is {{mark, price}} (EASEL_CREDITS_WARNING). Top up soon.",
  "storage.person-budget":
    "This would go beyond what one person may spend a day ({{allowed, price}}). It starts again at midnight UTC; models without a price are not counted. The budget is set by {{setBy}}.",
  "storage.total-budget":
    "This would go beyond what all together may spend a day ({{allowed, price}}). It starts again at midnight UTC; models without a price are not counted. The budget is set by {{setBy}}.",
  "storage.data-usage":
    "Say what to do with the data folder: {{actions, choices}}, as in npm run data -- check. Another folder than EASEL_DATA_DIR comes after it.",
  "storage.data-empty": "There is no database in {{folder}}.",
  "storage.data-damaged": "The database in {{folder}} is damaged:",
  "storage.data-damage": "  {{reason}}",
  "storage.data-holds": "Jobs in {{folder}}: {{jobs, number}}, pictures: {{pictures, number}}.",
  "storage.data-old":
    "An older Easel wrote it: its rows can be judged after it was started once with this version.",
  "storage.data-unreadable": "  The job {{id, code}} cannot be read: {{reason}}",
  "storage.data-changed": "  The picture {{hash, code}} was changed, cut off or replaced.",
  "storage.data-missing": "  The picture {{hash, code}} is not there any more.",
  "storage.data-set-aside": "  {{name, code}} was set aside before: {{reason}}",
  "storage.data-more_one": "  … and {{count}} more.",
  "storage.data-more_other": "  … and {{count}} more.",
  "storage.data-sound": "Nothing is wrong with it.",
  "storage.data-repair":
    "To set aside what cannot be used and keep the rest, stop Easel and run: npm run data -- repair",
  "storage.repair-rebuilt":
    "The database was built anew from what could be read. The damaged files are kept in {{folder}}.",
  "storage.repair-table": "  {{table}}: {{saved, number}} rows saved, {{lost, number}} lost",
  "storage.repair-nothing":
    "Nothing of it could be read, so it begins empty. The pictures' files are still there.",
  "storage.repair-set-aside_one": "{{count}} job that cannot be read was set aside.",
  "storage.repair-set-aside_other": "{{count}} jobs that cannot be read were set aside.",
  "storage.repair-restored": "These jobs can be read again and are back: {{jobs, list}}.",
  "storage.repair-changed_one": "{{count}} picture that is not what was stored was set aside.",
  "storage.repair-changed_other": "{{count}} pictures that are not what was stored were set aside.",
  "storage.repair-missing_one": "{{count}} picture whose file is gone is no longer registered.",
  "storage.repair-missing_other":
    "{{count}} pictures whose files are gone are no longer registered.",
} as const;
