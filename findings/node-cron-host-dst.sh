#!/bin/sh
# node-cron 4.6.0: an every-minute task falls silent while the host's zone repeats an hour, also with the setting that
# its documentation names for it (timezone: 'UTC'; https://github.com/node-cron/node-cron/pull/604). Meanwhile its timer
# is armed with 0 ms over and over.
#
# Cause: its clock is `date.setMilliseconds(0)` (nowWithoutMs in dist/_shared.js). By ECMA-262 that goes through the
# host's local time, and of two instants with one local time the first is taken: 02:30 GMT+1 becomes 02:30 GMT+2, an
# hour earlier. So the task believes that its minute is still to come, and asks again at once.
#
# Installs pinned packages in a temporary folder. Exits 1 if the behaviour is another one. Needs Node.js and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-cron@4.6.0 @sinonjs/fake-timers@15.5.0 croner@11.0.1

cat >watch.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import FakeTimers from '@sinonjs/fake-timers';
import { schedule } from 'node-cron';
import { Cron } from 'croner';

// In Berlin the hour before 01:00 UTC on 25 October 2026 is repeated in the hour after.
const clock = FakeTimers.install({
  now: Date.parse('2026-10-25T00:57:30Z'),
  toFake: ['Date', 'setTimeout', 'clearTimeout'],
});
let atOnce = 0;
const { setTimeout: arm } = globalThis;
globalThis.setTimeout = (run, ms, ...rest) => {
  if (ms === 0) atOnce++;
  return arm(run, ms, ...rest);
};
const times = { 'node-cron': [], 'node-cron in UTC': [], croner: [] };
const note = (name) => () => void times[name].push(new Date().toISOString().slice(11, 16));
schedule('* * * * *', note('node-cron'), { suppressMissedWarning: true });
schedule('* * * * *', note('node-cron in UTC'), { timezone: 'UTC', suppressMissedWarning: true });
new Cron('* * * * *', note('croner'));
await clock.tickAsync(5 * 60_000);
const { version } = JSON.parse(
  readFileSync('node_modules/node-cron/package.json', 'utf8'),
);
console.log(`node-cron ${version}, Node.js ${process.version}, TZ=${process.env.TZ}`);
for (const [name, at] of Object.entries(times)) console.log(`${name}: ${at.join(' ') || '-'}`);
console.log(`timers armed with 0 ms: ${atOnce}`);
EOF

for zone in UTC Europe/Berlin; do
  TZ=$zone node watch.mjs | tee "$(basename "$zone")"
done

every='00:58 00:59 01:00 01:01 01:02'
grep -qx "node-cron: $every" UTC
grep -qx "node-cron in UTC: $every" UTC
grep -qx "timers armed with 0 ms: 0" UTC
grep -qx "croner: $every" Berlin
# Silent through the hour that will be repeated, which its walk over local times takes for its repetition, and through that.
grep -qx "node-cron: -" Berlin
# Silent as soon as the hour is repeated.
grep -qx "node-cron in UTC: 00:58 00:59" Berlin
test "$(sed -n 's/timers armed with 0 ms: //p' Berlin)" -gt 1000
echo 'as described'
