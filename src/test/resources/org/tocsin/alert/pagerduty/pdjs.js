'use strict';

/* Sends events with PagerDuty's own client: pdjs.js <host:port> <routing key>; one answer a line. */
const { trigger, acknowledge, resolve, change } = require('@pagerduty/pdjs');

const [server, routingKey] = process.argv.slice(2);

const payload = { summary: 'Disk is full', source: 'db1', severity: 'critical' };

async function send(call, data) {
  const answer = await call({ server, data: { routing_key: routingKey, ...data } });
  console.log(JSON.stringify({ status: answer.status, data: answer.data }));
  return answer.data;
}

(async () => {
  const { dedup_key } = await send(trigger, { payload });
  await send(trigger, { payload, dedup_key });
  await send(acknowledge, { dedup_key });
  await send(resolve, { dedup_key });
  await send(change, { payload: { summary: 'Build 17 is live', source: 'deployer' } });
  await send(trigger, { payload: { summary: 'No severity', source: 'db1' } });
})();
