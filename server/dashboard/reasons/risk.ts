import { classSeverity, SURE } from '../../../sql/model/attention.ts';
import { classOf } from '../../../sql/model/indicator.ts';
import { isOverall, riskOf } from '../facts.ts';
import { pageOf } from '../pages.ts';
import { confidenceIn, ranksOf } from '../risks.ts';
import type { Finder, Found } from './found.ts';

/** Risks in one of the two highest classes. Those that are made of other risks say nothing that these do not. */
export const riskReasons: Finder = async (_, { facts }) =>
  facts.flatMap(({ shown, rows, period, isOld }) => {
    const { manifest, theme } = shown.indicator;
    const method = riskOf(shown);
    if (!method || isOverall(method)) return [];
    const { id, classes, title } = manifest;
    return rows.flatMap((row): Found[] => {
      const { value, feature } = row;
      const found = classes.find((one) => one.id === classOf(classes, value));
      const severity = classSeverity(manifest, found?.id ?? null);
      if (severity === null || value === null || !found) return [];
      const confidence = confidenceIn(row);
      return [
        {
          ...{ layer: shown.base.id, feature, theme },
          page: (place) => pageOf.risk(id, place),
          reason: {
            ...{ kind: 'risk', severity, isOld, title, score: value, period, confidence },
            sure: confidence ? SURE[confidence] : SURE.low,
            class: { id: found.id, title: found.title, color: found.color },
            ranks: ranksOf(row),
            status: shown.layer.manifest.status,
          },
        },
      ];
    });
  });
