/** What the doctor finds where several processes share something. */
export const doctorServers = {
  "doctor.database": "PostgreSQL",
  "doctor.database-works": "{{version}}, database {{database}}; tables may be made and written",
  "doctor.database-empty": "no tables yet: the first start makes them",
  "doctor.redis": "Redis",
  "doctor.redis-works": "{{version}}; may be written, and keeps everything (noeviction)",
  "doctor.bucket": "Pictures",
  "doctor.bucket-works": "the bucket {{bucket}} at {{where}} may be written, read and deleted from",
} as const;
