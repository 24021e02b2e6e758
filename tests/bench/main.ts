import { agentColdStart } from './agent-cold-start.ts';
import { campaignStart } from './campaign-start.ts';
import { listAccounts } from './list-accounts.ts';
import { importAccounts } from './import-accounts.ts';
import { jobLifecycle } from './job-lifecycle.ts';
import type { Measurement } from './measurement.ts';
import { parallelPhones } from './parallel-phones.ts';
import { phonePost } from './phone-post.ts';
import { progressLatency } from './progress-latency.ts';
import { proxyCheckAll } from './proxy-check-all.ts';
import { screenMatch } from './screen-match.ts';
import { soak } from './soak.ts';

const benches: Readonly<Record<string, () => Promise<Measurement | readonly Measurement[]>>> = {
  agent_cold_start: agentColdStart,
  campaign_start: campaignStart,
  import_accounts: importAccounts,
  job_lifecycle: jobLifecycle,
  list_accounts: listAccounts,
  parallel_phones: parallelPhones,
  phone_post: phonePost,
  progress_latency: progressLatency,
  proxy_check_all: proxyCheckAll,
  screen_match: screenMatch,
  soak,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(benches))
  if (asked.length === 0 || asked.includes(name))
    for (const figure of [await measure()].flat()) console.log(JSON.stringify(figure));
