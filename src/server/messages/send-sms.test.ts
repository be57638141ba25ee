import { expect, it } from 'vitest';
import { withoutSecret } from './send-sms.ts';

it('what a gateway says back is without the secret, in whatever form it was sent', () => {
  const secret = 'å"b &c';
  const said = [secret, encodeURIComponent(secret), JSON.stringify({ key: secret })].join(' | ');
  expect(withoutSecret(said, secret)).toBe('… | … | {"key":"…"}');
  expect(withoutSecret('no secret', '')).toBe('no secret');
});
