/** The two looks of the map. */
export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Neutral surfaces, so that data carries the colour. */
export type BasePalette = {
  sea: string;
  land: string;
  lake: string;
  river: string;
  coast: string;
  border: string;
  admin: string;
  label: string;
  labelMuted: string;
  labelWater: string;
  halo: string;
};

export const BASE: Record<Scheme, BasePalette> = {
  light: {
    sea: '#d3e1e8',
    land: '#f5f3ee',
    lake: '#c7dae4',
    river: '#a3c3d4',
    coast: '#9db4c0',
    border: '#8b8f96',
    admin: '#b4ada1',
    label: '#2f3a44',
    labelMuted: '#69727b',
    labelWater: '#5b8299',
    halo: '#fbfaf7',
  },
  dark: {
    sea: '#10171d',
    land: '#1d242a',
    lake: '#14202a',
    river: '#2c4a5c',
    coast: '#3b4c58',
    border: '#737d86',
    admin: '#4b545c',
    label: '#d9e0e5',
    labelMuted: '#98a3ac',
    labelWater: '#7ba4bb',
    halo: '#151b20',
  },
};

/** Colours of data by name: Okabe and Ito's, safe for the colour-blind, a little lighter on the dark map. */
const DATA: Record<string, Record<Scheme, string>> = {
  accent: { light: '#0b6e63', dark: '#4fb8a8' },
  blue: { light: '#0072b2', dark: '#56b4e9' },
  sky: { light: '#2c8fc4', dark: '#7cc8f0' },
  green: { light: '#00785a', dark: '#35b48d' },
  forest: { light: '#2f6b34', dark: '#7bb97f' },
  orange: { light: '#c2610a', dark: '#f0a04b' },
  yellow: { light: '#b58900', dark: '#f0e442' },
  red: { light: '#b3402a', dark: '#e8806a' },
  purple: { light: '#7b4f9e', dark: '#c39be0' },
  pink: { light: '#b0457f', dark: '#e39ac0' },
  brown: { light: '#7d5a3c', dark: '#c2a083' },
  grey: { light: '#666b70', dark: '#a3a9ae' },
  teal: { light: '#1b7f86', dark: '#5cc0c6' },
};

/** Where there is no value. */
export const NO_DATA: Record<Scheme, string> = { light: '#c9c6bf', dark: '#4a5056' };

/** The colour that a manifest names: a hex value as it is, a name by the scheme. */
export const colorOf = (color: string, scheme: Scheme): string =>
  color.startsWith('#') ? color : (DATA[color] ?? (DATA.accent as Record<Scheme, string>))[scheme];
