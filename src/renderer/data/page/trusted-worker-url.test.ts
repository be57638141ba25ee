import { afterEach, describe, expect, it, vi } from 'vitest';
import { trustedWorkerUrls } from './trusted-worker-url.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the addresses of workers', () => {
  it('are plain text where there are no Trusted Types', () => {
    expect(trustedWorkerUrls(['/assets/replica.js'])('/assets/replica.js')).toBe('/assets/replica.js');
  });

  it('go through the one policy the content security policy names, which lets through no other address', () => {
    const policies: Record<string, (url: string) => string> = {};
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
        policies[name] = rules.createScriptURL;
        return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` };
      },
    });
    const trusted = trustedWorkerUrls(['/assets/replica.js', '/assets/sheet.js']);
    expect(trusted('/assets/replica.js')).toBe('trusted /assets/replica.js');
    expect(trusted('/assets/sheet.js')).toBe('trusted /assets/sheet.js');
    expect(Object.keys(policies)).toEqual(['vaxelbord-worker']);
    expect(() => policies['vaxelbord-worker']?.('/evil.js')).toThrow();
  });
});
