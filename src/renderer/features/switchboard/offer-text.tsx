import { useActor, useLive, useLookup } from '#renderer/data/index.ts';
import { usePictureTime } from '#renderer/parts/running.tsx';
import { StatusPill, type Tone, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { counterWords } from '#shared/i18n/time-format.ts';
import { type Offer, wantedSkills } from '#shared/queues/skills.ts';
import { callOffer } from './offered-calls.ts';

const tones: Readonly<Record<Exclude<Offer['type'], 'everyone'>, Tone>> = {
  skilled: 'ready',
  later: 'away',
  waited: 'soon',
  'nobody-skilled': 'soon',
};

/** What the caller needs somebody to know, and why the call is the person's to take, or when it will be; nothing where no skill is asked for. */
export function OfferText({ call }: { call: Call }) {
  const queue = useLookup('queues').get(call.queueId ?? '');
  const skills = queue === undefined ? [] : wantedSkills(queue.skills);
  return skills.length === 0 ? null : <AskedSkills call={call} skills={skills} />;
}

function AskedSkills({ call, skills }: { call: Call; skills: readonly string[] }) {
  const t = useT();
  const { userId } = useActor();
  const queues = useLookup('queues');
  const live = useLive();
  const now = usePictureTime();
  const offer = callOffer(call, { userId, queues, live, now });
  const words = skills.join(', ');
  if (offer === null || offer.type === 'everyone') {
    return (
      <StatusPill tone="neutral" look="plain">
        {t('agents.offer.asked', { skills: words })}
      </StatusPill>
    );
  }
  const left = offer.type === 'later' ? counterWords(Math.max(0, Date.parse(offer.at) - now)) : '';
  return (
    <StatusPill tone={tones[offer.type]} look="plain">
      {t(`agents.offer.${offer.type}`, { skills: words, time: left })}
    </StatusPill>
  );
}
