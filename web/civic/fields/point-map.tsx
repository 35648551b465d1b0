import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PointAnswer } from '../../../sql/model/records/read-form.ts';
import { shapesOf } from '../../explore/tools/measure/shapes.ts';
import type { MapHandle } from '../../map/handle.ts';
import { BaseMap } from './base-map.tsx';

/** A circle smaller than this is not told from its middle. */
const LEAST_METRES = 1;
/** How near a finger must come to a point to take it along. */
const GRAB_PIXELS = 28;
const CLOSE_ZOOM = 14;

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

const metresBetween = (one: PointAnswer, at: { lng: number; lat: number }): number => {
  const perDegree = 111_320;
  const squeeze = Math.cos((at.lat * Math.PI) / 180);
  return Math.hypot((one.longitude - at.lng) * squeeze, one.latitude - at.lat) * perDegree;
};

/** A map on which one point is put by a tap, taken along by the finger, or put in the middle by Enter. */
export const PointMap = ({
  point,
  onChange,
}: {
  point: PointAnswer | null;
  onChange: (point: PointAnswer) => void;
}) => {
  const [map, setMap] = useState<MapHandle | null>(null);
  const latest = useRef({ point, onChange });
  latest.current = { point, onChange };
  const own = useRef<PointAnswer | null>(null);
  const shapes = useMemo(
    () =>
      point
        ? shapesOf(
            'around',
            [[point.longitude, point.latitude]],
            Math.max(LEAST_METRES, point.accuracyM ?? 0),
          )
        : EMPTY,
    [point],
  );
  useEffect(() => {
    const put = ({ lng, lat }: { lng: number; lat: number }) => {
      const next = { longitude: ((lng + 540) % 360) - 180, latitude: lat };
      own.current = next;
      latest.current.onChange(next);
    };
    map?.point({
      click: put,
      move: () => undefined,
      end: () => undefined,
      grabs: (at) =>
        latest.current.point !== null &&
        metresBetween(latest.current.point, at) < GRAB_PIXELS * map.metresPerPixel(),
    });
  }, [map]);
  useEffect(() => map?.draw(shapes), [map, shapes]);
  // A point that came otherwise (by the device, as text) is gone to; one that was put here is in sight.
  useEffect(() => {
    if (!map || !point) return;
    const isOwn = own.current?.longitude === point.longitude && own.current.latitude === point.latitude;
    if (!isOwn)
      map.go({ lng: point.longitude, lat: point.latitude, zoom: Math.max(map.camera().zoom, CLOSE_ZOOM) });
  }, [map, point]);
  return <BaseMap onReady={setMap} />;
};
