import { describe, expect, it } from 'vitest';
import { exclusionOf } from './exclusions.ts';

const exclusions = ['vikarier kortare än en månad', 'elever (skolans personal anmäler)', 'förtroendevalda utan arvode'];

describe('whom a service is not offered to', () => {
  it.each(['Elev', 'elev årskurs 8', 'Gymnasieelev'])('is %s by the title', (title) => {
    expect(exclusionOf(exclusions, title)).toEqual({ exclusion: exclusions[1], isCertain: true });
  });

  it.each([
    ['Vikarie', exclusions[0]],
    ['Förtroendevald', exclusions[2]],
  ])('may be %s, which somebody has to ask about', (title, exclusion) => {
    expect(exclusionOf(exclusions, title)).toEqual({ exclusion, isCertain: false });
  });

  it.each(['Elevassistent', 'Rektor', '', 'Ele', '(elever'])('is not %s', (title) => {
    expect(exclusionOf(exclusions.slice(0, 1), title)).toBeNull();
  });

  it('is not who works with them', () => {
    expect(exclusionOf(exclusions, 'Elevassistent')).toBeNull();
  });

  it.each([
    ['undersköterskor', 'Undersköterska'],
    ['konsulter', 'Konsult'],
    ['vårdnadshavare', 'Vårdnadshavare'],
    ['pojkar', 'pojke'],
  ])('knows the plural %s', (exclusion, title) => {
    expect(exclusionOf([exclusion], title)?.isCertain).toBe(true);
  });
});
