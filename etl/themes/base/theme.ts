import { text } from '../../declare.ts';
import { CC_BY_4, CC0, LGPL_3, ODBL, PUBLIC_DOMAIN } from '../../licences.ts';
import { GEONAMES, GSHHG, NATURAL_EARTH, OPENSTREETMAP, SAMPLE, TN_BOUNDARIES } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { countries } from './countries.ts';
import { delegations } from './delegations.ts';
import { governorateBodies } from './governorate-bodies.ts';
import { governorates } from './governorates.ts';
import { institutions } from './institutions.ts';
import { municipalities } from './municipalities.ts';
import { baseParameters } from './parameters.ts';
import { population } from './population.ts';
import { rivers } from './rivers.ts';
import { borders, coastline, lakes, land } from './shores.ts';
import { towns } from './towns.ts';

export const base: Theme = {
  id: 'base',
  title: text('الخريطة الأساسية', 'Fond de carte', 'Base map'),
  description: text(
    'اليابسة والسواحل والأودية والحدود، والتقسيم الإداري والمدن.',
    'Terres, côtes, oueds et frontières, découpage administratif et localités.',
    'Land, coasts, rivers and borders, administrative areas and towns.',
  ),
  icon: 'map',
  licences: [PUBLIC_DOMAIN, LGPL_3, ODBL, CC_BY_4, CC0],
  sources: [NATURAL_EARTH, GSHHG, TN_BOUNDARIES, GEONAMES, OPENSTREETMAP, SAMPLE],
  institutions: [...institutions, ...governorateBodies],
  layers: [
    governorates,
    delegations,
    municipalities,
    towns,
    rivers,
    lakes,
    land,
    coastline,
    borders,
    countries,
  ],
  parameters: baseParameters,
  observations: [population],
};
