/** What the page's Trusted Types offer; not in TypeScript's DOM types yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one policy that the content security policy of the application names. */
const policyName = 'vaxelbord-worker';

/**
 * Returns the address of the replica worker in the form `new Worker` takes: under `require-trusted-types-for 'script'`
 * plain text is refused there. The policy lets through that one address and throws for every other.
 */
export function trustedWorkerUrl(workerUrl: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return workerUrl;
  const policy = trustedTypes.createPolicy(policyName, {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new Error('Only the replica worker may be started');
      return url;
    },
  });
  return policy.createScriptURL(workerUrl);
}
