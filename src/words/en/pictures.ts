/** Pictures in a service that speaks S3. */
export const pictures = {
  "pictures.wrong-url":
    "{{name}} has to look like s3://BUCKET or s3://BUCKET/PREFIX. Leave it empty to keep pictures in the data folder.",
  "pictures.refused":
    "The bucket {{bucket, code}} (EASEL_PICTURES_URL) at {{where}} cannot be written: {{reason}}. Look at the bucket's name, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for others than Amazon, AWS_ENDPOINT_URL_S3.",
  "pictures.may-not-write":
    "The bucket {{bucket, code}} (EASEL_PICTURES_URL) at {{where}} cannot be written: {{reason}}. Look at the bucket's name, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for others than Amazon, AWS_ENDPOINT_URL_S3.",
  "pictures.may-not-read":
    "Objects in the bucket {{bucket, code}} at {{where}} cannot be read: {{reason}}. Allow s3:GetObject under the prefix of EASEL_PICTURES_URL.",
  "pictures.may-not-copy":
    "Objects in the bucket {{bucket, code}} at {{where}} cannot be copied and deleted: {{reason}}. Allow s3:GetObject, s3:PutObject and s3:DeleteObject under the prefix of EASEL_PICTURES_URL.",
  "pictures.may-not-delete":
    "Objects in the bucket {{bucket, code}} at {{where}} cannot be deleted: {{reason}}. Allow s3:DeleteObject under the prefix of EASEL_PICTURES_URL.",
} as const;
