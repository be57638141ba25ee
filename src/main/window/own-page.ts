/** The application's own scheme and host; IndexedDB is bound to this origin, so it must never change. */
export const appScheme = 'app';
export const appHost = 'vaxelbord';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address is a page of the application itself; anything that cannot be read is not. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}
