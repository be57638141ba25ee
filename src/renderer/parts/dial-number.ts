import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';

/** Hands a number to the telephone program of this workstation; throws when there is none to hand it to. */
export async function dialNumber(number: string): Promise<void> {
  const bridge: unknown = Reflect.get(window, 'vaxelbord');
  if (!hasTelephony(bridge)) throw new Error('No bridge to the telephone on this page');
  await bridge.telephony.dial(number);
}

function hasTelephony(bridge: unknown): bridge is Pick<VaxelbordBridge, 'telephony'> {
  return typeof bridge === 'object' && bridge !== null && 'telephony' in bridge;
}
