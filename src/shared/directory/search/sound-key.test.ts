import { describe, expect, it } from 'vitest';
import { soundKey } from './sound-key.ts';

describe('names that sound alike', () => {
  // Spellings beside each other in Statistics Sweden's lists of given and family names.
  it.each([
    ['Karlsson', 'Carlsson', 'Carlson', 'Karlson'],
    ['Christer', 'Krister'],
    ['Christina', 'Kristina'],
    ['Wikström', 'Vikström', 'Wickström'],
    ['Sjö', 'Schö', 'Skö'],
    ['Sjöberg', 'Schöberg'],
    ['Stjärna', 'Schärna', 'Sjerna'],
    ['Lindqvist', 'Lindkvist', 'Lindquist', 'Lindqwist'],
    ['Gustafsson', 'Gustavsson', 'Gustafson'],
    ['Olof', 'Olov'],
    ['Sofia', 'Sophia'],
    ['Thomas', 'Tomas'],
    ['Thorén', 'Torén', 'Toren'],
    ['Dahl', 'Dal'],
    ['Ahlgren', 'Algren'],
    ['Öhman', 'Öman'],
    ['Sarah', 'Sara'],
    ['Schmidt', 'Smitt', 'Schmit'],
    ['Kjell', 'Tjell', 'Kell'],
    ['Göran', 'Jöran'],
    ['Hjalmar', 'Jalmar'],
    ['Ljungberg', 'Jungberg'],
    ['Axel', 'Aksel'],
    ['Zetterberg', 'Setterberg'],
    ['Michael', 'Mikael'],
    ['Joachim', 'Joakim'],
    ['Richard', 'Rickard', 'Rikard'],
    ['Erik', 'Eric', 'Erick'],
    ['Cecilia', 'Sesilia'],
    ['Charlotta', 'Scharlotta', 'Sharlotta'],
    ['Meyer', 'Meijer', 'Mejer'],
    ['Kai', 'Kaj'],
    ['Yngve', 'Ingve'],
    ['Persson', 'Pärsson', 'Person'],
    ['Håkan', 'Hokan'],
    ['Jørgen', 'Jörgen'],
  ])('share a key: %s', (...names) => {
    expect(new Set(names.map(soundKey)).size).toBe(1);
  });

  it.each([
    ['Karin', 'Carina'],
    ['Berg', 'Bergman'],
    ['Anna', 'Anne'],
    ['Lind', 'Lundh'],
    ['Skog', 'Sjög'],
    ['Nilsson', 'Olsson'],
  ])('do not where they do not: %s and %s', (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});
