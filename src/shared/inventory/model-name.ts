import type { Device } from './schema.ts';

/** Returns the name of a device's model as people say it. */
export function modelName(device: Pick<Device, 'manufacturer' | 'model'>): string {
  return `${device.manufacturer} ${device.model}`.trim();
}
