import type { Tone } from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { AgentState } from '#shared/live/protocol.ts';

/** How an agent's state is coloured, wherever it is shown. */
export const agentTones: Readonly<Record<AgentState['state'], Tone>> = {
  ready: 'ready',
  paused: 'paused',
  'after-call': 'soon',
  'on-call': 'busy',
  'logged-out': 'away',
};

/** Returns how somebody stands at the phones, with the reason of a pause. */
export function agentWords(state: Pick<AgentState, 'state' | 'pauseReason'>, t: Translate): string {
  return state.state === 'paused' && state.pauseReason !== ''
    ? t('calls.agent.pausedReason', { reason: state.pauseReason })
    : t(`calls.agent.${state.state}`);
}
