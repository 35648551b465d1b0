import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Window } from '../ui/window.tsx';

const embedCode = (): string => {
  const { origin, pathname, search } = window.location;
  const path = pathname.replace(/^\/embed/, '');
  return `<iframe src="${origin}/embed${path}${search}" width="100%" height="900" loading="lazy" title="Biatouna"></iframe>`;
};

/** What a reader takes along: the table, both pictures, the link, paper. */
export const TakeAlong = ({
  onCsv,
  onRanking,
  onMap,
  onPrint,
}: {
  onCsv: () => void;
  onRanking: () => void;
  onMap: () => void;
  onPrint: () => void;
}) => {
  const { say } = useWords();
  const [isShared, setIsShared] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button className="button">
          <Icon name="download" />
          {say('risk.download')}
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu aria-label={say('risk.download')}>
            <MenuItem className="option" onAction={onCsv}>
              {say('risk.csv')}
            </MenuItem>
            <MenuItem className="option" onAction={onRanking}>
              {say('risk.pngRanking')}
            </MenuItem>
            <MenuItem className="option" onAction={onMap}>
              {say('risk.pngMap')}
            </MenuItem>
            <MenuItem className="option" onAction={onPrint}>
              {say('risk.print')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button className="button" onPress={() => setIsShared(true)}>
        <Icon name="share" />
        {say('risk.share')}
      </Button>
      {isShared && (
        <Window title={say('risk.share')} onClose={() => setIsShared(false)}>
          <CopyText title={say('risk.link')} text={window.location.href} />
          <CopyText title={say('risk.embed')} text={embedCode()} />
          <Button className="button" slot="close">
            {say('about.close')}
          </Button>
        </Window>
      )}
    </>
  );
};
