import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Window } from '../ui/window.tsx';
import { type Asked, valuesAddress } from './api.ts';
import type { Line } from './line.ts';
import { drawingOf, type PictureText, savePng, saveSvg } from './save.ts';

/** What a file is called: series by their ids. */
const fileName = (lines: readonly Line[]): string =>
  `biatouna-${lines
    .map(({ one }) => one.series.id.replace(/[^\w.-]+/g, '_'))
    .join('-')
    .slice(0, 80)}`;

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
  picture,
  text,
  address,
}: {
  lines: readonly Line[];
  asked: readonly Asked[];
  picture: () => SVGSVGElement | null;
  text: () => PictureText;
  address: string;
}) => {
  const { say, language } = useWords();
  const [isShared, setIsShared] = useState(false);
  const drawing = (): SVGSVGElement | null => {
    const svg = picture();
    return svg && drawingOf(svg, text(), language);
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
            {asked.slice(0, 1).map((one) => (
              <MenuItem key="csv" className="option" href={valuesAddress(one, 'csv')} download>
                {say('chart.csv')}
              </MenuItem>
            ))}
            {asked.slice(0, 1).map(({ id }) => (
              <MenuItem
                key="all"
                className="option"
                href={valuesAddress({ id, grain: 'value', span: null }, 'csv')}
                download
              >
                {say('chart.csvAll')}
              </MenuItem>
            ))}
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
