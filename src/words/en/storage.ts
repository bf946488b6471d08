/** What is wrong with the data folder or the database. */
export const storage = {
  "storage.full":
    "My disk is full, so I cannot take anything new. Whoever runs this bot has to make room; then it works again by itself.",
  "storage.unwritable":
    "I may not write my data at the moment, so I cannot take anything new. Whoever runs this bot finds why in its log.",
  "storage.failing":
    "My disk does not work as it should, so I cannot take anything new. Whoever runs this bot finds why in its log.",
  "storage.busy": "My data is held up by another program. Try again in a minute.",
  "storage.damaged":
    "A part of my data is damaged. Whoever runs this bot can look at it with npm run data -- check.",
  "storage.in-use":
    "Another Easel is already using {{folder}}. Stop it first, or give this one a folder of its own with EASEL_DATA_DIR.",
  "storage.cannot-make-folder":
    "The data folder {{folder}} cannot be made. Choose one that can be written with EASEL_DATA_DIR.",
  "storage.cannot-write":
    "The data folder {{folder}} cannot be written ({{file}}). Let this user write it, or choose another with EASEL_DATA_DIR.",
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
} as const;
