/** What the page's Trusted Types offer; not in TypeScript's DOM types yet. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML(html: string): string | null }): unknown;
}

/**
 * Lets HTML be set that is none at all, and refuses every other: React Aria empties what it has said to screen readers with
 * `innerHTML = ''` whenever a number is changed, and under `require-trusted-types-for 'script'` the whole view would fall with it.
 */
function allowOnlyEmptyHtml(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? html : null) });
}

allowOnlyEmptyHtml();
