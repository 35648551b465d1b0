import { classSeverity } from '../../../sql/model/attention.ts';
import { classOf } from '../../../sql/model/indicator.ts';
import { riskOf } from '../facts.ts';
import { pageOf } from '../pages.ts';
import type { Finder, Found } from './found.ts';

/** Headline indicators whose newest value is in one of the worst classes. */
export const classReasons: Finder = async (_, { facts }) =>
  facts.flatMap(({ shown, rows, period, isOld }) => {
    const { manifest, theme } = shown.indicator;
    if (riskOf(shown)) return [];
    const { id, classes, title, unit, decimals } = manifest;
    return rows.flatMap(({ value, feature }): Found[] => {
      const severity = classSeverity(manifest, classOf(classes, value));
      const found = classes.find((one) => one.id === classOf(classes, value));
      if (severity === null || value === null || !found) return [];
      return [
        {
          ...{ layer: shown.base.id, feature, theme },
          page: (place) => pageOf.indicator(id, place, period),
          reason: {
            ...{ kind: 'class', severity, sure: 1, isOld, title, unit, decimals, value, period },
            class: { id: found.id, title: found.title, color: found.color },
            status: shown.layer.manifest.status,
          },
        },
      ];
    });
  });
