import type { Tone } from '#renderer/ui/index.ts';
import type { KeptConnector } from '#shared/connectors/administration.ts';
import type { ConnectorCondition } from '#shared/connectors/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';

const tones: Readonly<Record<ConnectorCondition, Tone>> = {
  connected: 'in-time',
  listening: 'in-time',
  connecting: 'soon',
  silent: 'away',
  refused: 'danger',
};

/** Returns how a connector is, in words and the tone that goes with them. */
export function stateWords({ state }: Pick<KeptConnector, 'state'>, t: Translate): { words: string; tone: Tone } {
  return state === null
    ? { words: t('connectors.state.inactive'), tone: 'away' }
    : { words: t(`connectors.state.${state.state}`), tone: tones[state.state] };
}

/** Returns what a connector can do, as one sentence. */
export function abilityWords({ state }: Pick<KeptConnector, 'state'>, t: Translate): string {
  const can = state?.can ?? [];
  if (can.length === 0) return t('connectors.can.nothing');
  return can.map((ability) => t(`connectors.can.${ability}`)).join(', ');
}
