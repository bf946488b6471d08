import { startDownloadHost } from "./download-host.ts";
import { faults } from "./faults.ts";
import { vendors } from "./vendors.ts";

/**
 * Every service that has a double, on the loopback, to try Easel by hand without an account:
 * `node test/support/vendors/serve.ts`, then start Easel with the settings that it prints.
 */
const host = await startDownloadHost();
const doubles = await Promise.all(Object.values(vendors).map((vendor) => vendor.start(host)));
const settings = doubles.flatMap((double) => Object.entries(double.settings));

console.log(`${settings.map(([name, value]) => `${name}=${value}`).join("\n")}
EASEL_ALLOW_ADDRESSES=${host.url.host}

A prompt such as "fault: 503" brings a fault. There are:
${Object.keys(faults).join(", ")}`);
