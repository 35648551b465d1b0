import { type SparkValue, sparkOf } from './spark.ts';

/** A line of a few last values, without axes; what it shows stands beside it in words. */
export const Sparkline = ({
  values,
  gap,
  tone = 0,
  width = 112,
  height = 32,
}: {
  values: readonly SparkValue[];
  gap: number;
  tone?: number;
  width?: number;
  height?: number;
}) => {
  const { line, end } = sparkOf(values, { width, height, gap });
  // One value is no line; it stands beside in figures.
  if (!end || values.filter(({ value }) => value !== null).length < 2) return null;
  return (
    <svg
      className="sparkline chart-series"
      data-tone={tone}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path className="chart-line" d={line} />
      <circle cx={end.x} cy={end.y} r="2.6" />
    </svg>
  );
};
