import { expect, it } from 'vitest';
import { ofFrench } from './french.ts';

it.each([
  ['Le Kef', 'du Kef'],
  ['Les Berges', 'des Berges'],
  ['Aïn Draham', 'd’Aïn Draham'],
  ['El Ouara', 'd’El Ouara'],
  ['Hachana', 'de Hachana'],
  ['Nefza', 'de Nefza'],
])('%s: %s', (name, said) => {
  expect(ofFrench(name)).toBe(said);
});
