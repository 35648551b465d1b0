import { westernDigits } from '../../../../sql/model/text.ts';

/** A point as words tell it: degrees (CRS84), and how sure it is in metres where that is told. */
export type SaidPoint = { longitude: number; latitude: number; accuracyM?: number };

const MOST_LETTERS = 2000;

const at = (latitude: unknown, longitude: unknown): SaidPoint | null => {
  const [lat, lon] = [Number(latitude), Number(longitude)];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { longitude: lon, latitude: lat } : null;
};

const PAIR = /(?<![\d.])(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)(?![\d.])/;
const pairIn = (text: string | null): SaidPoint | null => {
  const [, lat, lon] = PAIR.exec(text ?? '') ?? [];
  return lat === undefined ? null : at(lat, lon);
};

/** `geo:36.8,10.18;u=30` (RFC 5870), and what telephones make of it: `geo:0,0?q=36.8,10.18(Here)`. Of another system than WGS 84 it says nothing. */
const ofGeoUri = (text: string): SaidPoint | null => {
  const [, path = '', query = ''] = /^geo:([^?\s]*)(?:\?(\S*))?/i.exec(text) ?? [];
  const [pair = '', ...parameters] = path.split(';');
  const given = new Map(parameters.map((one) => one.toLowerCase().split('=') as [string, string]));
  if ((given.get('crs') ?? 'wgs84') !== 'wgs84') return null;
  const point = pairIn(new URLSearchParams(query).get('q')) ?? pairIn(pair);
  const accuracyM = Number(given.get('u') ?? Number.NaN);
  return point && accuracyM >= 0 ? { ...point, accuracyM } : point;
};

const OSM = /(^|\.)(openstreetmap\.org|osm\.org)$/;
const GOOGLE = /^((www|maps)\.)?google(\.com|\.[a-z]{2}|\.com\.[a-z]{2}|\.co\.[a-z]{2})$/;

const ofOsm = ({ searchParams: query, hash }: URL): SaidPoint | null => {
  const [mark, lat] = [query.get('mlon'), query.get('mlat')];
  if (mark !== null && lat !== null) return at(lat, mark);
  const [, centre, middle] = /[#&]map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash) ?? [];
  return centre === undefined ? null : at(centre, middle);
};

const NAMED = ['q', 'query', 'destination', 'daddr', 'll', 'center'];

const ofGoogle = ({ pathname, searchParams: query }: URL): SaidPoint | null => {
  const path = decodeURIComponent(pathname.replace(/\+/g, ' '));
  if (!/^\/(maps|$)/.test(path)) return null;
  // The place that was meant stands in the data; what follows the @ is only the middle of the map.
  const [, lat, lon] = /!3d(-?[\d.]+)!4d(-?[\d.]+)/.exec(path) ?? [];
  if (lat !== undefined) return at(lat, lon);
  for (const name of NAMED) {
    const point = pairIn(query.get(name));
    if (point) return point;
  }
  return (
    pairIn(/^\/maps\/(?:search|place|dir)\/[^@]*/.exec(path)?.[0] ?? null) ??
    pairIn(/@([^/]+)/.exec(path)?.[1] ?? null)
  );
};

/** A link of a map that many use; others, and short ones that only their owner can follow, say nothing. */
const ofLink = (text: string): SaidPoint | null => {
  const [address] = /https?:\/\/\S+/i.exec(text) ?? [];
  if (address === undefined) return null;
  try {
    const url = new URL(address);
    if (OSM.test(url.hostname)) return ofOsm(url);
    return GOOGLE.test(url.hostname) || url.hostname === 'maps.google.com' ? ofGoogle(url) : null;
  } catch {
    return null;
  }
};

const DEGREES =
  /(-?\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|d)?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?/;
const ONE = new RegExp(`(?:([NSEWO])\\s*)?${DEGREES.source}(?:([NSEWO])(?![a-z]))?`, 'iu');
const number = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));

type Angle = { degrees: number; side: string };
const angleOf = (text: string): Angle | null => {
  const [all, before, degrees, minutes, seconds, after] = ONE.exec(text.trim()) ?? [];
  if (all === undefined || all.trim() !== text.trim() || degrees === undefined) return null;
  const side = (before ?? after ?? '').toUpperCase().replace('O', 'W');
  const whole = number(degrees);
  const size = Math.abs(whole) + number(minutes) / 60 + number(seconds) / 3600;
  const isMinus = degrees.startsWith('-') || side === 'S' || side === 'W';
  return { degrees: isMinus ? -size : size, side };
};

/** Two angles, latitude first unless their sides say otherwise: `36.8, 10.18`, `36,8 ; 10,18`, `36°48'23" N 10°10'54" E`. */
const ofNumbers = (given: string): SaidPoint | null => {
  // Sides that stand before their numbers stand right before them.
  const text = /^[NSEWO]/i.test(given) ? given.replace(/([NSEWO])\s+(?=\d)/gi, '$1') : given;
  const ways = [
    /\s*;\s*/,
    /(?<!\d),\s*|,\s+|,(?=\s*-?\d+\.)/,
    /(?<=[NSEWO"″”'′’°º])\s+(?=[NSEWO\d-])/i,
    /\s+/,
  ];
  for (const way of ways) {
    const parts = text.split(way).filter((part) => part.trim() !== '');
    if (parts.length !== 2) continue;
    const [one, other] = parts.map(angleOf);
    if (!one || !other) continue;
    const isTurned = /[EW]/.test(one.side) || /[NS]/.test(other.side);
    const [lat, lon] = isTurned ? [other, one] : [one, other];
    if (/[EW]/.test(lat.side) || /[NS]/.test(lon.side)) continue;
    const point = at(lat.degrees, lon.degrees);
    if (point) return point;
  }
  return null;
};

/** The point that somebody wrote: coordinates, a `geo:` address, or a link of OpenStreetMap or Google Maps; null where that is none. */
export const pointSaid = (words: string): SaidPoint | null => {
  if (words.length > MOST_LETTERS) return null;
  const text = westernDigits(words).replace(/٫/g, '.').replace(/[،]/g, ', ').replace(/؛/g, ';').trim();
  if (/^geo:/i.test(text)) return ofGeoUri(text);
  return /https?:\/\//i.test(text) ? ofLink(text) : ofNumbers(text);
};
