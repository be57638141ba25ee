import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestSkill, plainQueueSettings, type QueueSkills } from './schema.ts';
import { isInQueue, offerOf, penaltyOf, skillGap } from './skills.ts';

const members = ['anna', 'karl', 'sara'];
const skill = fc.constantFrom('finska', 'arabiska', 'bygglov');
const level = fc.integer({ min: 1, max: highestSkill });
const known = fc.dictionary(skill, level, { noNullPrototype: true });
const skills: fc.Arbitrary<QueueSkills> = fc.record({
  wanted: known,
  ofMembers: fc.record({ anna: known, karl: known, sara: known }, { noNullPrototype: true }),
  allAfterSeconds: fc.nat({ max: 600 }),
});
const someone = fc.constantFrom(...members);
const atWork = fc.subarray(members);
const enteredAt = '2026-11-23T08:00:00.000Z';
const after = (seconds: number) => ({ enteredAt, now: Date.parse(enteredAt) + seconds * 1_000 });
const isOffered = (wanted: QueueSkills, userId: string, others: string[], seconds: number) =>
  offerOf({ skills: wanted }, userId, others, after(seconds)).type !== 'later';

describe('whom a waiting call is offered to', () => {
  it('is always somebody at work, as soon as it has come', () => {
    fc.assert(
      fc.property(skills, fc.subarray(members, { minLength: 1 }), fc.nat({ max: 900 }), (wanted, here, seconds) => {
        expect(here.some((userId) => isOffered(wanted, userId, here, seconds))).toBe(true);
      }),
    );
  });

  it('is everybody when the time for those who know is over, and when nothing is asked for', () => {
    fc.assert(
      fc.property(skills, someone, atWork, fc.nat({ max: 900 }), (wanted, userId, here, seconds) => {
        expect(isOffered(wanted, userId, here, wanted.allAfterSeconds + seconds)).toBe(true);
        expect(isOffered({ ...wanted, wanted: {} }, userId, here, seconds)).toBe(true);
      }),
    );
  });

  it('never becomes fewer while it waits and the same are at work', () => {
    fc.assert(
      fc.property(
        skills,
        someone,
        atWork,
        fc.nat({ max: 900 }),
        fc.nat({ max: 900 }),
        (wanted, userId, here, one, more) => {
          if (isOffered(wanted, userId, here, one)) expect(isOffered(wanted, userId, here, one + more)).toBe(true);
        },
      ),
    );
  });

  it('is never taken from somebody who learns more, and puts them no later in the order', () => {
    fc.assert(
      fc.property(skills, someone, atWork, skill, fc.nat({ max: 900 }), (wanted, userId, here, learnt, seconds) => {
        const own = { ...wanted.ofMembers[userId], [learnt]: highestSkill };
        const wiser = { ...wanted, ofMembers: { ...wanted.ofMembers, [userId]: own } };
        const queue = { memberPriorities: {} };
        expect(penaltyOf({ ...queue, skills: wiser }, userId)).toBeLessThanOrEqual(
          penaltyOf({ ...queue, skills: wanted }, userId),
        );
        if (isOffered(wanted, userId, here, seconds)) expect(isOffered(wiser, userId, here, seconds)).toBe(true);
      }),
    );
  });

  it('says why: known, waited for long enough, or nobody else knows it; and until when it is for others', () => {
    const wanted: QueueSkills = {
      wanted: { finska: 3 },
      ofMembers: { anna: { finska: 4 }, karl: { finska: 2 } },
      allAfterSeconds: 20,
    };
    const say = (userId: string, here: string[], seconds: number) =>
      offerOf({ skills: wanted }, userId, here, after(seconds));
    expect(say('anna', ['anna', 'karl'], 0)).toEqual({ type: 'skilled', skills: ['finska'] });
    expect(say('karl', ['anna', 'karl'], 19)).toMatchObject({ type: 'later', at: '2026-11-23T08:00:20.000Z' });
    expect(say('karl', ['anna', 'karl'], 20)).toMatchObject({ type: 'waited' });
    expect(say('karl', ['karl'], 0)).toMatchObject({ type: 'nobody-skilled' });
  });
});

describe('when a member is asked', () => {
  it('goes by what they know before their turn', () => {
    const queue = {
      skills: { ...plainQueueSettings.skills, wanted: { finska: 2 }, ofMembers: { anna: { finska: 2 } } },
    };
    const turns = { memberPriorities: { anna: 9, karl: 0 } };
    expect(skillGap(queue.skills, 'anna')).toBe(0);
    expect([penaltyOf({ ...queue, ...turns }, 'anna'), penaltyOf({ ...queue, ...turns }, 'karl')]).toEqual([9, 20]);
    expect(penaltyOf({ skills: plainQueueSettings.skills, ...turns }, 'anna')).toBe(9);
  });
});

describe('being logged in to a queue', () => {
  it('needs being logged in, and not having left it', () => {
    expect(isInQueue({ state: 'paused' }, 'a')).toBe(true);
    expect(isInQueue({ state: 'ready', outOfQueueIds: ['a'] }, 'a')).toBe(false);
    expect(isInQueue({ state: 'ready', outOfQueueIds: ['b'] }, 'a')).toBe(true);
    expect(isInQueue({ state: 'logged-out' }, 'a')).toBe(false);
  });
});
