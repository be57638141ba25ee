import type { Place } from './schema.ts';

/** How near the map shows a place: single houses. */
const zoom = 17;

/** Returns the address at which OpenStreetMap shows a place with a mark (its documented `mlat`/`mlon` parameters). */
export function mapAddress({ latitude, longitude }: Place): string {
  const [lat, lon] = [latitude.toFixed(5), longitude.toFixed(5)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${zoom}/${lat}/${lon}`;
}
