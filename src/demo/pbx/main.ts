import { randomUUID } from 'node:crypto';
import { assertNever } from '#shared/assert-never.ts';
import { makeDirectory } from '../data/demo-data.ts';
import { makeQueues } from '../data/queues.ts';
import { type Random, randomStream } from '../data/random.ts';
import { demoPassword } from '../data/staff.ts';
import { type PlanSources, planCall } from './call-plan.ts';
import { EventSender } from './event-sender.ts';
import { Exchange } from './exchange.ts';
import { LiveListener } from './live-listener.ts';
import { say, wordsOf } from './log.ts';
import { type PbxOptions, readCommandLine, usage } from './options.ts';

/** The exchange must be quick to close: whoever started it waits only a few seconds. */
const CLOSING_MILLISECONDS = 2_000;

function sourcesFor({ seed, colleagues }: PbxOptions): PlanSources {
  const today = new Date();
  const { people, strangers } = makeDirectory(seed, today.toISOString().slice(0, 10));
  return { queues: makeQueues(today.getUTCFullYear()), people, strangers, colleagues };
}

/** Rings at the given rate, as calls come: with exponential pauses. The first comes soon, so that a newcomer sees one. */
function ringOn(options: PbxOptions, sources: PlanSources, exchange: Exchange, random: Random): () => void {
  let timer: NodeJS.Timeout;
  const next = (pause: number) => {
    timer = setTimeout(() => {
      next((-Math.log(1 - random.next()) * 3_600_000) / options.rate);
      exchange.ring(planCall(sources, random)).catch((error: unknown) => say(wordsOf(error)));
    }, pause);
  };
  next(Math.min(4_000, 3_600_000 / options.rate));
  return () => clearTimeout(timer);
}

function run(options: PbxOptions): void {
  const sources = sourcesFor(options);
  // Another stream on every start: the same directory, but not the same calls each morning.
  const random = randomStream(options.seed, `pbx:${Date.now()}`);
  const sender = new EventSender(options.api, options.token, say);
  let stopRinging = () => {};
  const exchange = new Exchange({
    sender,
    say,
    newCallId: randomUUID,
    startedAt: new Date().toISOString(),
    onEnd: () => {
      if (options.once) close();
    },
  });
  const account = { username: 'samuel.supervisor', password: demoPassword, deviceName: 'Demoväxel' };
  const listener = new LiveListener({ api: options.api, account, say, onCalls: (calls) => exchange.observe(calls) });

  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    stopRinging();
    listener.close();
    sender.close();
    setTimeout(() => process.exit(1), CLOSING_MILLISECONDS).unref();
    exchange.close().then(
      () => process.exit(0),
      (error: unknown) => {
        say(wordsOf(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, close);

  listener.start();
  process.stdout.write(`${JSON.stringify({ event: 'ready', api: options.api, callsPerHour: options.rate })}\n`);
  if (options.once) exchange.ring(planCall(sources, random)).catch((error: unknown) => say(wordsOf(error)));
  else stopRinging = ringOn(options, sources, exchange, random);
}

const line = readCommandLine(process.argv.slice(2));
switch (line.type) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(`${line.words}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'start':
    run(line.options);
    break;
  default:
    assertNever(line);
}
