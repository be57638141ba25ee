import { afterEach, describe, expect, it, vi } from 'vitest';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the address of the replica worker', () => {
  it('is plain text where there are no Trusted Types', () => {
    expect(trustedWorkerUrl('/assets/replica.js')).toBe('/assets/replica.js');
  });

  it('goes through the one policy the content security policy names, which lets through no other address', () => {
    const policies: Record<string, (url: string) => string> = {};
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
        policies[name] = rules.createScriptURL;
        return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` };
      },
    });
    expect(trustedWorkerUrl('/assets/replica.js')).toBe('trusted /assets/replica.js');
    expect(Object.keys(policies)).toEqual(['vaxelbord-worker']);
    expect(() => policies['vaxelbord-worker']?.('/evil.js')).toThrow();
  });
});
