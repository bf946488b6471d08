/**
 * A certificate that nobody signed, and its key: for a TLS server that no client may trust. Neither
 * protects anything. Made by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1
 * -nodes -days 36500 -subj /CN=self-signed.example`.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrYU58T0cizKvClVW
XC2O3FB9DrLn8QiqZdbYpLxGp4ehRANCAAR9uovkYw/6QhJS8HmsBsOboRH7G+Gz
6pS7xb+E7kKreKFjQqP9sxCdOq2C9hQ8iPTy6wk+c1WYYFjuVIU0zPNQ
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBuTCCAV+gAwIBAgIUOq2nyM+F8TShnG2Ubh+ZPPHYglowCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTc2VsZi1zaWduZWQuZXhhbXBsZTAgFw0yNjExMjkyMDM4NDha
GA8yMTI2MTEwNTIwMzg0OFowHjEcMBoGA1UEAwwTc2VsZi1zaWduZWQuZXhhbXBs
ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABH26i+RjD/pCElLweawGw5uhEfsb
4bPqlLvFv4TuQqt4oWNCo/2zEJ06rYL2FDyI9PLrCT5zVZhgWO5UhTTM81CjeTB3
MB0GA1UdDgQWBBTi6+kmuQskxIU7JnDbnGkfRR+wozAfBgNVHSMEGDAWgBTi6+km
uQskxIU7JnDbnGkfRR+wozAPBgNVHRMBAf8EBTADAQH/MCQGA1UdEQQdMBuCE3Nl
bGYtc2lnbmVkLmV4YW1wbGWHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAOiiPKPU
CC0tXtEf1Xs+F4fMUqDW++C+a5Re+j1jnEIqAiAOJt2+2umkiYW9wSNnW1GuwZVm
FQZ9E7naxkspUurWJg==
-----END CERTIFICATE-----
`,
} as const;
