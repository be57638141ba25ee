import { PhoneIncoming, PhoneOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';
import type { CallCard } from '#shared/ipc/call-window.ts';
import type { Settings } from '#shared/ipc/types.ts';
import { Button, Counter, StatusPill, TranslatorProvider, useT } from '../../ui/index.ts';
import { useTheme } from '../theme.ts';
import styles from './call-card.module.css';

export type CardBridge = Pick<VaxelbordBridge, 'callWindow' | 'settings'>;

/** The page of the small window: one call, and what can be done without going to it. */
export function CallCardPage({ bridge, settings: first }: { bridge: CardBridge; settings: Settings }) {
  const [settings, setSettings] = useState(first);
  const [card, setCard] = useState<CallCard | null>(null);
  useTheme(settings.theme);
  useEffect(() => bridge.settings.onChanged(setSettings), [bridge]);
  useEffect(() => {
    const stop = bridge.callWindow.onCard(setCard);
    bridge.callWindow.current().then(setCard, () => {
      // The next change of the call tells it.
    });
    return stop;
  }, [bridge]);
  return (
    <TranslatorProvider language={settings.language}>
      {card !== null && <Card card={card} onPress={(act) => void bridge.callWindow.press(act)} />}
    </TranslatorProvider>
  );
}

function Card({ card, onPress }: { card: CallCard; onPress: (act: 'answer' | 'end' | 'open') => void }) {
  const t = useT();
  const isRinging = card.state === 'ringing';
  return (
    <main className={styles.card} aria-label={t('calls.card.title')}>
      <div className={styles.head}>
        <StatusPill tone={isRinging ? 'info' : 'busy'}>
          {t(isRinging ? 'calls.card.ringing' : 'calls.bar.active')}
        </StatusPill>
        <Counter since={card.since} />
      </div>
      <h1 className={styles.caller}>{card.caller}</h1>
      <p className={styles.place}>{card.place}</p>
      <div className={styles.acts}>
        {isRinging ? (
          <Button
            size="small"
            variant="primary"
            icon={<PhoneIncoming aria-hidden="true" />}
            onPress={() => onPress('answer')}
          >
            {t('switchboard.answer')}
          </Button>
        ) : (
          <Button size="small" icon={<PhoneOff aria-hidden="true" />} onPress={() => onPress('end')}>
            {t('switchboard.action.hangUp')}
          </Button>
        )}
        <Button size="small" onPress={() => onPress('open')}>
          {t('calls.card.open')}
        </Button>
      </div>
    </main>
  );
}
