/** Was der Doktor dort findet, wo mehrere Prozesse etwas gemeinsam haben. */
export const doctorServers = {
  "doctor.database": "PostgreSQL",
  "doctor.database-works":
    "{{version}}, Datenbank {{database}}; Tabellen dürfen angelegt und beschrieben werden",
  "doctor.database-empty": "noch keine Tabellen: Der erste Start legt sie an",
  "doctor.redis": "Redis",
  "doctor.redis-works": "{{version}}; darf beschrieben werden und behält alles (noeviction)",
  "doctor.bucket": "Bilder",
  "doctor.bucket-works":
    "im Bucket {{bucket}} bei {{where}} darf geschrieben, gelesen und gelöscht werden",
} as const;
