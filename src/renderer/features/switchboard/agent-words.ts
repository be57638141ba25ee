import type { Translate } from '#shared/i18n/translator.ts';
import type { AgentState } from '#shared/live/protocol.ts';

/** Returns how somebody stands at the phones, with the reason of a pause. */
export function agentWords(state: Pick<AgentState, 'state' | 'pauseReason'>, t: Translate): string {
  return state.state === 'paused' && state.pauseReason !== ''
    ? t('calls.agent.pausedReason', { reason: state.pauseReason })
    : t(`calls.agent.${state.state}`);
}
