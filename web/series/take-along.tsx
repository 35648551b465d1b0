import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Window } from '../ui/window.tsx';
import { type Asked, filesOf, type ValuesFile } from './api.ts';
import type { Line } from './line.ts';
import { type Drawing, drawingOf, type PictureText, savePng, saveSvg } from './save.ts';

/** What a file is called: series by their ids. */
const fileName = (lines: readonly Line[]): string =>
  `biatouna-${lines
    .map(({ one }) => one.series.id.replace(/[^\w.-]+/g, '_'))
    .join('-')
    .slice(0, 80)}`;

const fileKey = (key: ValuesFile['key'], isWhole: boolean) => {
  if (key === 'wide') return isWhole ? 'chart.csvAllWide' : 'chart.csvWide';
  if (!isWhole) return 'chart.csv';
  return key === 'series' ? 'chart.csvAll' : 'chart.csvComputed';
};

const Share = ({ address, onClose }: { address: string; onClose: () => void }) => {
  const { say } = useWords();
  return (
    <Window title={say('chart.share')} onClose={onClose}>
      <CopyText title={say('chart.link')} text={address} />
      <Button className="button" slot="close">
        {say('about.close')}
      </Button>
    </Window>
  );
};

/** What a person takes along of a chart: values, a picture, a drawing, a link, paper. */
export const TakeAlong = ({
  lines,
  asked,
  drawings,
  text,
  address,
  nameOf,
  forecasts,
}: {
  lines: readonly Line[];
  asked: readonly Asked[];
  drawings: () => readonly Drawing[];
  text: () => PictureText;
  address: string;
  /** What a line is called. */
  nameOf: (id: string) => string;
  /** Where what is expected is, where the chart shows it. */
  forecasts: string | null;
}) => {
  const { say, language } = useWords();
  const [isShared, setIsShared] = useState(false);
  const drawing = (): SVGSVGElement | null => {
    const all = drawings();
    return all.length === 0 ? null : drawingOf(all, text(), language);
  };
  const save = (format: 'png' | 'svg') => {
    const svg = drawing();
    if (svg && format === 'svg') saveSvg(svg, fileName(lines));
    if (svg && format === 'png') void savePng(svg, fileName(lines));
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button">
          <Icon name="download" />
          {say('chart.download')}
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu aria-label={say('chart.download')}>
            {([false, true] as const).flatMap((isWhole) =>
              filesOf(asked, isWhole).map(({ key, of, address }) => (
                <MenuItem key={address} className="option" href={address} download>
                  {[
                    say(fileKey(key, isWhole)),
                    key === 'computed' && of.length < asked.length && of.map(nameOf).join(', '),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </MenuItem>
              )),
            )}
            {forecasts !== null && (
              <MenuItem
                className="option"
                href={`${forecasts}${forecasts.includes('?') ? '&' : '?'}f=csv`}
                download
              >
                {say('chart.ahead.csv')}
              </MenuItem>
            )}
            <MenuItem className="option" onAction={() => save('png')}>
              {say('chart.png')}
            </MenuItem>
            <MenuItem className="option" onAction={() => save('svg')}>
              {say('chart.svg')}
            </MenuItem>
            <MenuItem className="option" onAction={() => window.print()}>
              {say('chart.print')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button className="button" onPress={() => setIsShared(true)}>
        <Icon name="share" />
        {say('chart.share')}
      </Button>
      {isShared && <Share address={address} onClose={() => setIsShared(false)} />}
    </>
  );
};
