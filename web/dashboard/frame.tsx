import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Window } from '../ui/window.tsx';
import type { Block, Given } from './block.ts';
import { embedAddress } from './embed.ts';
import { saveSheet } from './picture.ts';
import { csvOf, fileName, type Sheet } from './sheet.ts';

const embedCode = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title.replaceAll('"', '')}" width="100%" height="640" loading="lazy"></iframe>`;

const Share = ({
  block,
  title,
  given,
  onClose,
}: {
  block: Block;
  title: string;
  given: Given;
  onClose: () => void;
}) => {
  const { say } = useWords();
  const { origin, pathname, search } = window.location;
  const embedded = `${origin}${embedAddress(block.id, given.data.place, search)}`;
  return (
    <Window title={title} onClose={onClose}>
      <CopyText title={say('dashboard.link')} text={`${origin}${pathname}${search}#${block.id}`} />
      <CopyText title={say('dashboard.embed')} text={embedCode(embedded, title)} />
      <Button className="button" slot="close">
        {say('about.close')}
      </Button>
    </Window>
  );
};

const Tools = ({
  block,
  title,
  sheet,
  given,
}: {
  block: Block;
  title: string;
  sheet: Sheet;
  given: Given;
}) => {
  const { say, language } = useWords();
  const [isShared, setIsShared] = useState(false);
  const name = fileName(block.id, given.data.place);
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button no-print" aria-label={say('dashboard.tools', { title })}>
          <Icon name="share" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu aria-label={say('dashboard.tools', { title })}>
            <MenuItem className="option" onAction={() => setIsShared(true)}>
              {say('dashboard.share')}
            </MenuItem>
            <MenuItem
              className="option"
              onAction={() =>
                saveFile(
                  `${name}.csv`,
                  new Blob(['\uFEFF', csvOf(sheet)], { type: 'text/csv;charset=utf-8' }),
                )
              }
            >
              {say('dashboard.csv')}
            </MenuItem>
            <MenuItem className="option" onAction={() => void saveSheet(sheet, { title, name, language })}>
              {say('dashboard.png')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isShared && <Share {...{ block, title, given }} onClose={() => setIsShared(false)} />}
    </>
  );
};

/** A block with its title, what it says first, and what it is taken along as. */
export const BlockFrame = ({ block, given }: { block: Block; given: Given }) => {
  const { say } = useWords();
  const sheet = block.sheet?.(given);
  const title = say(block.title);
  const id = `${block.id}-title`;
  return (
    <section id={block.id} className="panel-card block" data-span={block.span} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <Icon name={block.icon} />
          {title}
        </h2>
        {sheet && <Tools {...{ block, title, sheet, given }} />}
      </header>
      {sheet && sheet.lead !== title && <p className="block-lead">{sheet.lead}</p>}
      <block.Body {...given} />
    </section>
  );
};
