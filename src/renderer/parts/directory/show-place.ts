import type { Place } from '#shared/directory/schema.ts';
import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';

/** Shows a place on the map in the system's browser; throws where there is none to show it. */
export async function showPlace(place: Place): Promise<void> {
  const bridge: unknown = Reflect.get(window, 'vaxelbord');
  if (!hasPlaces(bridge)) throw new Error('No bridge to a map on this page');
  await bridge.places.show(place);
}

function hasPlaces(bridge: unknown): bridge is Pick<VaxelbordBridge, 'places'> {
  return typeof bridge === 'object' && bridge !== null && 'places' in bridge;
}
