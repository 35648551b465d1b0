import { Drawing } from '../analysis/drawing.tsx';
import { ANALYSIS_WORDS } from '../i18n/analysis.ts';
import { WithWords } from '../i18n/intl.tsx';

/** The map that questions are drawn on, with its words, for an area; `corners` as an address has them. */
export const DrawnArea = ({
  corners,
  onChange,
}: {
  corners: string;
  onChange: (corners: string) => void;
}) => (
  <WithWords words={ANALYSIS_WORDS}>
    <Drawing isPoint={false} value={corners} metres={0} info={null} onChange={onChange} />
  </WithWords>
);
