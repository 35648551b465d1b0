import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import { TAKE_WORDS } from '../../i18n/take-along.ts';
import { CopyText } from '../copy-text.tsx';
import { Icon } from '../icon.tsx';
import { saveFile } from '../save-file.ts';
import { Window } from '../window.tsx';
import { saveSheet } from './picture.ts';
import { csvOf, type Sheet } from './sheet.ts';

/** What a block is taken along as; all four of every block, so that none is left out. */
export type Taken = {
  title: string;
  /** What its files are called. */
  name: string;
  sheet: Sheet;
  /** Where it stands, and where it stands by itself in a page of others: paths of ours with their query. */
  link: string;
  embed: string;
  /** What else saves its picture than its sheet: a map draws itself. */
  onPicture?: () => void;
};

const embedCode = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title.replaceAll('"', '')}" width="100%" height="640" loading="lazy"></iframe>`;

const Share = ({ title, link, embed, onClose }: Taken & { onClose: () => void }) => {
  const { say } = useWords();
  const { origin } = window.location;
  return (
    <Window title={title} onClose={onClose}>
      <CopyText title={say('take.link')} text={`${origin}${link}`} />
      <CopyText title={say('take.embed')} text={embedCode(`${origin}${embed}`, title)} />
      <Button className="button" slot="close">
        {say('about.close')}
      </Button>
    </Window>
  );
};

const Tools = (taken: Taken) => {
  const { say, language } = useWords();
  const [isShared, setIsShared] = useState(false);
  const { title, name, sheet, onPicture } = taken;
  const table = () =>
    saveFile(`${name}.csv`, new Blob(['\uFEFF', csvOf(sheet)], { type: 'text/csv;charset=utf-8' }));
  const picture = onPicture ?? (() => void saveSheet(sheet, { title, name, language }));
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button take-along no-print" aria-label={say('take.tools', { title })}>
          <Icon name="share" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu aria-label={say('take.tools', { title })}>
            <MenuItem className="option" onAction={() => setIsShared(true)}>
              {say('take.share')}
            </MenuItem>
            <MenuItem className="option" onAction={table}>
              {say('take.csv')}
            </MenuItem>
            <MenuItem className="option" onAction={picture}>
              {say('take.png')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isShared && <Share {...taken} onClose={() => setIsShared(false)} />}
    </>
  );
};

/** Link, embed, table and picture of a block, in one menu beside its title. */
export const TakeAlong = (taken: Taken) => (
  <WithWords words={TAKE_WORDS}>
    <Tools {...taken} />
  </WithWords>
);
