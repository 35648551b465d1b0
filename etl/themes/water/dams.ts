import { text } from '../../declare.ts';
import type { Edition, LayerSource } from '../../theme.ts';
import { damRow, damsFull } from './dams.full.ts';
import { dams as layer } from './dams.layer.ts';

/** Names, places, capacities and years of the same dams: facts, without the daily sheets. */
const starter: Edition = {
  pack: 'starter',
  status: 'real',
  sources: ['tn-dam-facts'],
  quality: text(
    'الموقع والسعة وسنة الدخول في الاستغلال فقط؛ المخزون ونسبة الامتلاء في الحزمة الكاملة. سعة إنشاء سدّ واحد (الهوارب) مكتوبة صفرا في الأصل فحُذفت.',
    'Position, capacité et année seulement ; volumes et remplissage sont dans le paquet complet. Une capacité à la construction (El Haouareb) vaut 0 dans la source : elle est omise.',
    'Position, capacity and year only; volumes and fill rates are in the full pack. One capacity when built (El Haouareb) is 0 in the source and left out.',
  ),
  inputs: [{ kind: 'file', path: 'dams.csv', row: damRow, expect: { rows: 36, features: 36, rejects: 0 } }],
};

export const dams: LayerSource = { layer, editions: [starter, damsFull] };
