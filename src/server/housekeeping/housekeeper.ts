import type { FastifyBaseLogger } from 'fastify';
import { forgetUnusedAttachments } from '../attachments/forget-unused.ts';
import { endUnfinishedCalls } from '../calls/end-unfinished.ts';
import type { Db } from '../database/connect.ts';
import type { LiveHub } from '../live/hub.ts';
import { absentAfterSeconds, logOutAbsent, markPresent } from '../live/presence.ts';
import { carryOutWaitingRules } from '../tickets/waiting-rules.ts';
import { forgetExpired } from './forget-expired.ts';
import { forgetPastAbsences } from './forget-past-absences.ts';
import { forgetTombstones } from './forget-tombstones.ts';

const roundMilliseconds = 20_000;
/** Rounds between two looks at what waits for the user: a minute. */
const roundsPerRules = 3;
/** Rounds between two clean-ups: an hour. */
const roundsPerCleanUp = 180;

export interface HousekeeperOptions {
  db: Db;
  hub: LiveHub;
  log: FastifyBaseLogger;
  /** A call without an end is ended after so many minutes. */
  callLimitMinutes: number;
  /** Deletions are told for so many days. */
  tombstoneDays: number;
}

/**
 * What has to happen though nobody asks for it, in rounds of 20 seconds. Every process does all of it: each step can be
 * done by several at once, so none has to be the leader.
 */
export class Housekeeper {
  readonly #options: HousekeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;
  #rounds = 0;
  /** Since when every round has reached the database, in milliseconds. */
  #steadySince: number | null = null;

  constructor(options: HousekeeperOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#round ??= this.#run().finally(() => {
        this.#round = null;
      });
    }, roundMilliseconds);
    this.#timer.unref();
  }

  /** Begins no more rounds and waits for the one under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #run(): Promise<void> {
    const { db, hub, log, callLimitMinutes, tombstoneDays } = this.#options;
    try {
      await markPresent(db, hub.presentUsers);
      this.#steadySince ??= Date.now();
      // After a start, or after the database was away, everyone first gets the time to be seen again.
      if (Date.now() - this.#steadySince >= absentAfterSeconds * 1_000) {
        const left = await logOutAbsent(db);
        if (left > 0) log.info({ left }, 'agents without a live connection were logged out');
      }
      const ended = await endUnfinishedCalls(db, callLimitMinutes);
      if (ended > 0) log.warn({ ended }, 'calls without a hangup were ended');
      if (this.#rounds % roundsPerRules === 0) {
        const steps = await carryOutWaitingRules(db, new Date().toISOString(), (ticketId, error) =>
          log.error({ err: error, ticketId }, 'the rule could not be carried out on a ticket'),
        );
        if (steps > 0) log.info({ steps }, 'tickets that wait for the user were reminded or closed by rule');
      }
      if (this.#rounds % roundsPerCleanUp === 0) {
        await forgetExpired(db);
        await forgetPastAbsences(db);
        await forgetTombstones(db, tombstoneDays);
        await forgetUnusedAttachments(db);
      }
      this.#rounds += 1;
    } catch (error) {
      this.#steadySince = null;
      log.error({ err: error }, 'housekeeping failed');
    }
  }
}
