/** What the page's Trusted Types offer; not in TypeScript's DOM types yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one policy that the content security policy of the application names. */
const policyName = 'vaxelbord-worker';

/** Turns a worker's address into the form `new Worker` takes. */
export type TrustWorkerUrl = (url: string) => string;

/**
 * Returns what makes the addresses of the application's own workers trusted: under `require-trusted-types-for 'script'`
 * plain text is refused there. A policy of one name can be made once; it lets through these addresses and throws for
 * every other.
 */
export function trustedWorkerUrls(workerUrls: readonly string[]): TrustWorkerUrl {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return (url) => url;
  const policy = trustedTypes.createPolicy(policyName, {
    createScriptURL: (url) => {
      if (!workerUrls.includes(url)) throw new Error("Only the application's own workers may be started");
      return url;
    },
  });
  return (url) => policy.createScriptURL(url);
}
